/** The chips of delimited text: what stands between, around and before its cells, and how its numbers are written. */
import type { DecimalMark, ThousandsMark } from '../../src/protocol/datasetApi';
import { markName } from '../words';
import { choices } from './choices';
import { otherCharacter, type Setting, SettingChip } from './settingChip';
import { SkippedLinesChip } from './skippedLinesChip';

export function delimiterChip({ options, dialect, reread, opens }: Setting) {
  const value = options.delimiter ?? dialect?.delimiter;
  if (value === undefined) return undefined;
  const named: readonly (readonly [string, string])[] = [
    ['Comma', ','],
    ['Semicolon', ';'],
    ['Tab', '\t'],
    ['Pipe', '|'],
    ['Space', ' '],
  ];
  const choose = (delimiter: string | undefined) => {
    reread({ delimiter });
  };
  return (
    <SettingChip
      key="delimiter"
      label="Delimiter"
      value={markName(value)}
      overridden={options.delimiter !== undefined}
      opens={opens}
      entries={choices(options.delimiter, named, choose)}
      other={otherCharacter(choose)}
    />
  );
}

export function quoteChip({ options, dialect, reread, opens }: Setting) {
  const value = options.quote ?? dialect?.quote;
  if (value === undefined) return undefined;
  const named: readonly (readonly [string, string])[] = [
    ['Double Quote', '"'],
    ['Single Quote', "'"],
    ['None: Quotes Are Text', ''],
  ];
  const choose = (quote: string | undefined) => {
    reread({ quote });
  };
  return (
    <SettingChip
      key="quote"
      label="Quote"
      value={markName(value)}
      overridden={options.quote !== undefined}
      opens={opens}
      entries={choices(options.quote, named, choose)}
      other={otherCharacter(choose)}
    />
  );
}

export function escapeChip({ options, dialect, reread, opens }: Setting) {
  const value = options.escape ?? dialect?.escape;
  if (value === undefined) return undefined;
  const named: readonly (readonly [string, string])[] = [
    ['Backslash', '\\'],
    ['None: Quotes Are Doubled', ''],
  ];
  const choose = (escape: string | undefined) => {
    reread({ escape });
  };
  return (
    <SettingChip
      key="escape"
      label="Escape"
      value={markName(value)}
      overridden={options.escape !== undefined}
      opens={opens}
      entries={choices(options.escape, named, choose)}
      other={otherCharacter(choose)}
    />
  );
}

export function commentChip({ options, dialect, reread, opens }: Setting) {
  const value = options.comment ?? dialect?.comment;
  if (value === undefined) return undefined;
  const named: readonly (readonly [string, string])[] = [
    ['Lines That Begin With #', '#'],
    ['Lines That Begin With %', '%'],
    ['None: Every Line Is Data', ''],
  ];
  const choose = (comment: string | undefined) => {
    reread({ comment });
  };
  return (
    <SettingChip
      key="comment"
      label="Comments"
      value={markName(value)}
      overridden={options.comment !== undefined}
      opens={opens}
      entries={choices(options.comment, named, choose)}
      other={otherCharacter(choose)}
    />
  );
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
