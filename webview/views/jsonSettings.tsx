/** The chips of a JSON file: where its table is and how it is written. */
import type { VNode } from 'preact';
import type { JsonDialect, ReadOptions, TextFormat } from '../../src/protocol/datasetApi';
import type { Changed } from '../state/readOptions';
import { headerName, layoutName } from '../words';
import { SettingChip } from './settingChip';
import { choices } from './choices';

type Reread = (changed: Changed) => void;

const FORMATS: readonly (readonly [string, TextFormat])[] = [
  ['JSON', 'json'],
  ['JSON Lines', 'jsonl'],
  ['CSV', 'csv'],
];
const HEADERS: readonly (readonly [string, boolean])[] = [
  ['Row 1 Names the Columns', true],
  ['No Header: Row 1 Is Data', false],
];

/**
 * @param dialect undefined where the file could not be read
 * @param candidates paths of the tables in a file of several
 */
export function jsonSettings(
  dialect: JsonDialect | undefined,
  candidates: readonly string[],
  options: ReadOptions,
  reread: Reread,
): readonly VNode[] {
  const { path: chosen = '' } = options;
  const paths = [...new Set([dialect?.path ?? '', ...(dialect?.otherPaths ?? []), ...candidates, chosen])];
  const named = paths.filter((path) => path !== '').map((path) => [path, path] as const);
  const chips: VNode[] = [
    <SettingChip
      key="format"
      label="Format"
      value={dialect ? layoutName(dialect.layout) : 'JSON'}
      overridden={options.format !== undefined}
      opens={false}
      entries={choices(options.format, FORMATS, (format) => {
        // What was chosen for the table in it may not apply to what is found then. Only JSON has tables at paths.
        const mayHavePath = format === undefined || format === 'json';
        reread({ format, header: undefined, ...(!mayHavePath && { path: undefined }) });
      })}
    />,
  ];
  if (named.length > 0) {
    chips.push(
      <SettingChip
        key="path"
        label="Path"
        value={options.path ?? (dialect === undefined ? 'to be chosen' : dialect.path || 'whole file')}
        overridden={options.path !== undefined}
        opens={false}
        entries={choices(options.path, named, (path) => {
          reread({ path, header: undefined });
        })}
      />,
    );
  }
  if (!dialect) return chips;
  if (dialect.layout === 'array-of-arrays' || dialect.layout === 'lines-of-arrays') {
    chips.push(
      <SettingChip
        key="header"
        label="Header"
        value={headerName(options.header ?? dialect.header)}
        overridden={options.header !== undefined}
        opens={false}
        entries={choices(options.header, HEADERS, (header) => {
          reread({ header });
        })}
      />,
    );
  }
  return chips;
}
