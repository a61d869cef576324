/** The chips of delimited text: what stands between, around and before its cells, and how its numbers are written. */
import type { DecimalMark, ThousandsMark } from '../../src/protocol/datasetApi';
import { BLANKS } from '../../src/protocol/delimiters';
import { markName } from '../words';
import { choices } from './choices';
import { otherCharacter, type Setting, SettingChip } from './settingChip';
import { SkippedLinesChip } from './skippedLinesChip';

type Mark = 'delimiter' | 'quote' | 'escape' | 'comment';

/** The chip of a single character: one of those that are named, or any other. */
function markChip(
  { options, dialect, reread, opens }: Setting,
  mark: Mark,
  label: string,
  named: readonly (readonly [string, string])[],
) {
  const value = options[mark] ?? dialect?.[mark];
  if (value === undefined) return undefined;
  const choose = (character: string | undefined) => {
    reread({ [mark]: character });
  };
  return (
    <SettingChip
      key={mark}
      label={label}
      value={markName(value)}
      overridden={options[mark] !== undefined}
      opens={opens}
      entries={choices(options[mark], named, choose)}
      other={otherCharacter(choose)}
    />
  );
}

export function delimiterChip(setting: Setting) {
  return markChip(setting, 'delimiter', 'Delimiter', [
    ['Comma', ','],
    ['Semicolon', ';'],
    ['Tab', '\t'],
    ['Pipe', '|'],
    ['Space', ' '],
    ['Any Number of Spaces and Tabs', BLANKS],
  ]);
}

export function quoteChip(setting: Setting) {
  return markChip(setting, 'quote', 'Quote', [
    ['Double Quote', '"'],
    ['Single Quote', "'"],
    ['None: Quotes Are Text', ''],
  ]);
}

export function escapeChip(setting: Setting) {
  return markChip(setting, 'escape', 'Escape', [
    ['Backslash', '\\'],
    ['None: Quotes Are Doubled', ''],
  ]);
}

export function commentChip(setting: Setting) {
  return markChip(setting, 'comment', 'Comments', [
    ['Lines That Begin With #', '#'],
    ['Lines That Begin With %', '%'],
    ['None: Every Line Is Data', ''],
  ]);
}

export function skippedLinesChip({ options, dialect, reread, opens }: Setting) {
  const lines = options.preambleLines ?? dialect?.preambleLines;
  if (lines === undefined) return undefined;
  return (
    <SkippedLinesChip
      key="preambleLines"
      lines={lines}
      overridden={options.preambleLines !== undefined}
      opens={opens}
      onChange={(preambleLines) => {
        reread({ preambleLines });
      }}
    />
  );
}

export function decimalChip({ options, dialect, reread, opens }: Setting) {
  const value = options.decimal ?? dialect?.decimal;
  if (value === undefined) return undefined;
  const named: readonly (readonly [string, DecimalMark])[] = [
    ['Point', '.'],
    ['Comma', ','],
  ];
  return (
    <SettingChip
      key="decimal"
      label="Decimal"
      value={value}
      overridden={options.decimal !== undefined}
      opens={opens}
      entries={choices(options.decimal, named, (decimal) => {
        reread({ decimal });
      })}
    />
  );
}

export function thousandsChip({ options, dialect, reread, opens }: Setting) {
  const value = options.thousands ?? dialect?.thousands;
  if (value === undefined) return undefined;
  const named: readonly (readonly [string, ThousandsMark])[] = [
    ['Comma', ','],
    ['Point', '.'],
    ['Space', ' '],
    ['Apostrophe', "'"],
    ['Underscore', '_'],
    ['None: Digits Are Not Grouped', ''],
  ];
  const decimal = options.decimal ?? dialect?.decimal;
  return (
    <SettingChip
      key="thousands"
      label="Thousands"
      value={markName(value)}
      overridden={options.thousands !== undefined}
      opens={opens}
      entries={choices(
        options.thousands,
        named.filter(([, mark]) => mark !== decimal),
        (thousands) => {
          reread({ thousands });
        },
      )}
    />
  );
}
