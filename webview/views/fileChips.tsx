/** The chips that files of several formats have. */
import type { Dialect, TextFormat } from '../../src/protocol/datasetApi';
import { encodingLabelled, ENCODINGS } from '../../src/protocol/encodings';
import type { MenuEntry } from '../controls/menuButton';
import { OF_ONE_FORMAT } from '../state/readOptions';
import { encodingName, headerName } from '../words';
import { choices } from './choices';
import { type Setting, SettingChip } from './settingChip';

/** @param name of the format that the file was read as */
export function formatChip({ options, reread, opens }: Omit<Setting, 'dialect'>, name: string) {
  const named: readonly (readonly [string, TextFormat])[] = [
    ['CSV', 'csv'],
    ['JSON', 'json'],
    ['JSON Lines', 'jsonl'],
  ];
  return (
    <SettingChip
      key="format"
      label="Format"
      value={name}
      overridden={options.format !== undefined}
      opens={opens}
      entries={withoutDetails(
        choices(options.format, named, (format) => {
          reread({ ...OF_ONE_FORMAT, format });
        }),
      )}
    />
  );
}

/** For values that say nothing more than their names. */
function withoutDetails(entries: readonly MenuEntry[]): MenuEntry[] {
  return entries.map((entry) => ({ ...entry, detail: '' }));
}

/** @param failed a file that cannot be read may have another encoding than the one it was taken for */
export function encodingChip(
  { options, dialect, reread, opens }: Setting<Pick<Dialect, 'encoding' | 'bom'>>,
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
  return (
    <SettingChip
      key="encoding"
      label="Encoding"
      value={dialect?.bom ? `${name} with BOM` : name}
      overridden={options.encoding !== undefined}
      opens={opens}
      entries={withoutDetails(choices(chosen, named, choose))}
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

/** Nothing to be chosen: what is packed can be seen. */
export function compressionChip(dialect: Pick<Dialect, 'compression'> | undefined) {
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

export function headerChip({ options, dialect, reread, opens }: Setting<Pick<Dialect, 'header'>>) {
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
