/** The chips of the header: what was guessed about the file, and what the user fixed instead. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DecimalMark, Dialect, ReadOptions, ThousandsMark } from '../../src/protocol/datasetApi';
import { encodingLabelled, ENCODINGS } from '../../src/protocol/encodings';
import { MenuButton } from '../controls/menuButton';
import { Icon } from '../controls/icon';
import { dataErrorOf } from '../state/dataErrorOf';
import type { Inspector } from '../state/inspector';
import { withOptions, type Changed } from '../state/readOptions';
import { encodingName, headerName, markName } from '../words';
import { choices } from './choices';
import { jsonSettings } from './jsonSettings';
import { MissingWordsChip } from './missingWordsChip';
import { parquetFacts } from './parquetFacts';
import { otherCharacter, SettingChip } from './settingChip';
import { SkippedLinesChip } from './skippedLinesChip';

/** Settings whose chip is shown only where the file is unusual in them, or once they are asked for. */
const UNUSUAL = { quote: '"', escape: '', thousands: '', comment: '', preambleLines: 0 } as const;
type Unusual = keyof typeof UNUSUAL;
const LABELS: Record<Unusual, string> = {
  quote: 'Quote',
  escape: 'Escape',
  thousands: 'Thousands',
  comment: 'Comments',
  preambleLines: 'Skipped Lines',
};

/** The key of the button for settings that are not shown. */
export const MORE = 'more';

/** None while nothing is known yet. */
export function useReadSettings({ reading, profile, info }: Inspector): VNode[] {
  const [asked, setAsked] = useState<readonly Unusual[]>([]);
  // A chip that was asked for opens once.
  const [opening, setOpening] = useState<Unusual>();
  useEffect(() => {
    setOpening(undefined);
  }, [opening]);
  const read = reading.loading.value ? undefined : profile.value;
  const found = read?.dialect ?? reading.head.value?.dialect;
  const dialect = found && 'delimiter' in found ? found : undefined;
  const options = reading.options.value;
  const reread = (changed: Changed) => void reading.read(withOptions(options, changed));
  const failed = !reading.busy.value && reading.outcome.value?.kind === 'failed';
  const isShown = (name: Unusual) =>
    options[name] !== undefined ||
    asked.includes(name) ||
    (dialect !== undefined && dialect[name] !== UNUSUAL[name]) ||
    (failed && name === 'quote');
  const unusual = (name: Unusual, chip: (setting: Setting) => VNode | undefined) =>
    isShown(name) && chip({ options, dialect, reread, opens: opening === name });
  const setting = { options, dialect, reread, opens: false };
  const hidden = (Object.keys(LABELS) as Unusual[]).filter((name) => !isShown(name));
  const words = options.missingWords ?? info.value?.missingWords;
  const missing = words && (
    <MissingWordsChip
      key="missing"
      // A word may stand further on.
      found={read?.exact ? read.missingWords : undefined}
      words={words}
      overridden={options.missingWords !== undefined}
      onChange={(missingWords) => {
        reread({ missingWords });
      }}
    />
  );
  const failure = reading.outcome.value?.kind === 'failed' ? reading.outcome.value.error : undefined;
  const candidates = dataErrorOf(failure)?.details.candidates ?? [];
  if (read?.parquet) return [...parquetFacts(read.parquet), ...(missing ? [missing] : [])];
  const mayBeJson =
    candidates.length > 0 || options.path !== undefined || dataErrorOf(failure)?.code === 'invalid-json';
  if ((found && 'layout' in found) || (!found && mayBeJson)) {
    const layout = found && 'layout' in found ? found : undefined;
    const encoding = encodingChip({ ...setting, dialect: layout }, failed);
    const packed = compressionChip(layout);
    const chips = [...jsonSettings(layout, candidates, options, reread), encoding, packed, found && missing];
    return chips.filter((chip) => chip !== undefined);
  }
  return [
    delimiterChip(setting),
    unusual('quote', quoteChip),
    unusual('escape', escapeChip),
    encodingChip(setting, failed),
    compressionChip(dialect),
    unusual('preambleLines', skippedLinesChip),
    headerChip(setting),
    unusual('comment', commentChip),
    decimalChip(setting),
    unusual('thousands', thousandsChip),
    found && missing,
    dialect && hidden.length > 0 && (
      <MenuButton
        key={MORE}
        label="More read settings"
        named
        title="More read settings"
        class="chip more"
        entries={hidden.map((name) => ({
          label: LABELS[name],
          choose() {
            setAsked([...asked, name]);
            setOpening(name);
          },
        }))}
      >
        <Icon name="ellipsis" />
      </MenuButton>
    ),
  ].filter((chip): chip is VNode => typeof chip === 'object');
}

/** What a chip shows and does. */
interface Setting {
  readonly options: ReadOptions;
  readonly dialect: Dialect | undefined;
  readonly reread: (changed: Changed) => void;
  /** Whether it is to be open at once. */
  readonly opens: boolean;
}

function delimiterChip({ options, dialect, reread, opens }: Setting) {
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

function quoteChip({ options, dialect, reread, opens }: Setting) {
  const value = options.quote ?? dialect?.quote;
  if (value === undefined) return undefined;
  const named: readonly (readonly [string, string])[] = [
    ['Double Quote', '"'],
    ['Single Quote', "'"],
    ['None: Quotes Are Text', ''],
  ];
  return (
    <SettingChip
      key="quote"
      label="Quote"
      value={markName(value)}
      overridden={options.quote !== undefined}
      opens={opens}
      entries={choices(options.quote, named, (quote) => {
        reread({ quote });
      })}
    />
  );
}

/** Nothing to be chosen: what is packed can be seen. */
function compressionChip(dialect: Pick<Dialect, 'compression'> | undefined) {
  if (dialect?.compression !== 'gzip') return undefined;
  return (
    <span
      key="compression"
      class="chip"
      title="The file is packed; a copy of it will be, too, if its name ends in .gz."
    >
      <i>Packed</i> gzip
    </span>
  );
}

function escapeChip({ options, dialect, reread, opens }: Setting) {
  const value = options.escape ?? dialect?.escape;
  if (value === undefined) return undefined;
  const named: readonly (readonly [string, string])[] = [
    ['Backslash', '\\'],
    ['None: Quotes Are Doubled', ''],
  ];
  return (
    <SettingChip
      key="escape"
      label="Escape"
      value={markName(value)}
      overridden={options.escape !== undefined}
      opens={opens}
      entries={choices(options.escape, named, (escape) => {
        reread({ escape });
      })}
    />
  );
}

function commentChip({ options, dialect, reread, opens }: Setting) {
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

/** @param failed a file that cannot be read may have another encoding than the one it was taken for */
function encodingChip(
  {
    options,
    dialect,
    reread,
    opens,
  }: Omit<Setting, 'dialect'> & { readonly dialect: Pick<Dialect, 'encoding' | 'bom'> | undefined },
  failed: boolean,
) {
  const value = options.encoding ?? dialect?.encoding;
  if (value === undefined && !failed) return undefined;
  const name = value === undefined ? 'unknown' : encodingName(value);
  const choose = (encoding: string | undefined) => {
    reread({ encoding });
  };
  const chosen = options.encoding === undefined ? undefined : encodingLabelled(options.encoding);
  const named = ENCODINGS.map(([label, words]) => [words, label] as const);
  // Their labels say nothing more than their names.
  const entries = choices(chosen, named, choose).map((entry) => ({ ...entry, detail: '' }));
  return (
    <SettingChip
      key="encoding"
      label="Encoding"
      value={dialect?.bom ? `${name} with BOM` : name}
      overridden={options.encoding !== undefined}
      opens={opens}
      entries={entries}
      other={{
        entry: 'Another Encoding…',
        expected: 'a label of the Encoding Standard, such as koi8-u',
        isValid: (text) => encodingLabelled(text) !== undefined,
        onSubmit: (text) => {
          choose(encodingLabelled(text));
        },
      }}
    />
  );
}

function skippedLinesChip({ options, dialect, reread, opens }: Setting) {
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

function headerChip({ options, dialect, reread, opens }: Setting) {
  const value = options.header ?? dialect?.header;
  if (value === undefined) return undefined;
  const named: readonly (readonly [string, boolean])[] = [
    ['Row 1 Names the Columns', true],
    ['No Header: Row 1 Is Data', false],
  ];
  return (
    <SettingChip
      key="header"
      label="Header"
      value={headerName(value)}
      overridden={options.header !== undefined}
      opens={opens}
      entries={choices(options.header, named, (header) => {
        reread({ header });
      })}
    />
  );
}

function decimalChip({ options, dialect, reread, opens }: Setting) {
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

function thousandsChip({ options, dialect, reread, opens }: Setting) {
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
