/** The chips of a JSON file: where its table is and how it is written. */
import type { VNode } from 'preact';
import type { JsonDialect, Orient } from '../../src/protocol/datasetApi';
import { layoutName } from '../words';
import { choices } from './choices';
import { compressionChip, encodingChip, formatChip, headerChip } from './fileChips';
import { type Setting, SettingChip } from './settingChip';

/**
 * @param setting without a dialect where the file could not be read
 * @param candidates paths of the tables in a file of several
 * @param failed whether the file cannot be read
 */
export function jsonSettings(
  setting: Setting<JsonDialect>,
  candidates: readonly string[],
  failed: boolean,
): readonly VNode[] {
  const { dialect } = setting;
  const hasArrays = dialect?.layout === 'array-of-arrays' || dialect?.layout === 'lines-of-arrays';
  return [
    formatChip(setting, dialect ? layoutName(dialect.layout) : 'JSON'),
    pathChip(setting, candidates),
    orientChip(setting),
    hasArrays && headerChip(setting),
    encodingChip(setting, failed),
    compressionChip(dialect),
  ].filter((chip): chip is VNode => typeof chip === 'object');
}

function pathChip({ options, dialect, reread, opens }: Setting<JsonDialect>, candidates: readonly string[]) {
  const { path: chosen = '' } = options;
  const paths = [...new Set([dialect?.path ?? '', ...(dialect?.otherPaths ?? []), ...candidates, chosen])];
  const named = paths.filter((path) => path !== '').map((path) => [path, path] as const);
  if (named.length === 0) return undefined;
  return (
    <SettingChip
      key="path"
      label="Path"
      value={options.path ?? (dialect === undefined ? 'to be chosen' : dialect.path || 'whole file')}
      overridden={options.path !== undefined}
      opens={opens}
      entries={choices(options.path, named, (path) => {
        // What was chosen for one table says nothing about another.
        reread({ path, header: undefined, orient: undefined });
      })}
    />
  );
}

const ORIENTS = [
  ['Rows', 'index'],
  ['Columns', 'columns'],
] as const satisfies readonly (readonly [string, Orient])[];

/** What the members of an object of objects are. */
function orientChip({ options, dialect, reread, opens }: Setting<JsonDialect>) {
  const { layout } = dialect ?? {};
  if (options.orient === undefined && layout !== 'pandas-index' && layout !== 'pandas-columns')
    return undefined;
  const isIndex = layout === undefined ? options.orient === 'index' : layout === 'pandas-index';
  return (
    <SettingChip
      key="orient"
      label="Members"
      value={isIndex ? 'rows' : 'columns'}
      overridden={options.orient !== undefined}
      opens={opens}
      entries={choices(options.orient, ORIENTS, (orient) => {
        reread({ orient });
      })}
    />
  );
}
