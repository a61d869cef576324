import * as vscode from 'vscode';
import type { Recipe } from '../protocol/datasetApi';
import { FORMAT_NAMES, formatByName, OUTPUT_FORMATS, type OutputFormat } from '../protocol/formats';
import { fileName } from './source';

/** The ending that says packed. */
const PACKED = 'gz';
/** The endings that say a format. */
const ENDINGS = OUTPUT_FORMATS.flatMap((format) => FORMAT_NAMES[format].extensions);

/**
 * The name offered for a normalized copy: `data.csv` becomes `data.zscore.csv`, or `data.normalized.csv` when
 * columns are scaled differently.
 */
function suggestedName(name: string, recipe: Recipe): string {
  const methods = new Set(
    [recipe.default, ...Object.values(recipe.columns)]
      .map((choice) => choice.method)
      .filter((method) => method !== 'none'),
  );
  const [only] = methods;
  const suffix = methods.size === 1 && only && only !== 'advice' ? only : 'normalized';
  return withSuffix(name, suffix);
}

/** @example withSuffix('data.csv.gz', 'zscore') // 'data.zscore.csv.gz' */
export function withSuffix(name: string, suffix: string): string {
  const dot = extensionStart(name);
  return dot > 0 ? `${name.slice(0, dot)}.${suffix}${name.slice(dot)}` : `${name}.${suffix}`;
}

/**
 * Asks where a normalized copy goes; beside the source unless the user says otherwise.
 * @param format null: that of the source
 */
export function askTarget(
  source: vscode.Uri,
  recipe: Recipe,
  format: OutputFormat | null,
): Thenable<vscode.Uri | undefined> {
  const name = suggestedName(fileName(source), recipe);
  if (!format) return askCopy(source, name, 'Write Normalized Copy', [PACKED, ...ENDINGS]);
  const { label, extensions } = FORMAT_NAMES[format];
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(source, '..', withExtension(name, extensions[0]!)),
    filters: { [label]: format === 'parquet' ? [...extensions] : [...extensions, PACKED] },
    saveLabel: 'Write',
    title: `Write as ${label}`,
  });
}

/** @example withExtension('data.zscore.csv.gz', 'json') // 'data.zscore.json' */
function withExtension(name: string, extension: string): string {
  return `${name.replace(/\.gz$/i, '').replace(/(?<=.)\.[^.]*$/, '')}.${extension}`;
}

/** Where the extension begins; that of a packed file is `.csv.gz`. */
export function extensionStart(name: string): number {
  return name.lastIndexOf('.', name.toLowerCase().endsWith('.gz') ? name.length - 4 : name.length);
}

/**
 * Asks where a copy of a data file goes.
 * @param endings that its name may have instead of that of `name`
 */
export function askCopy(
  source: vscode.Uri,
  name: string,
  title: string,
  endings: readonly string[] = [PACKED],
): Thenable<vscode.Uri | undefined> {
  const extension = name.slice(extensionStart(name) + 1);
  const format = formatByName(name);
  const unpacked = extension.replace(/\.gz$/i, '');
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(source, '..', name),
    // A dialog appends the first ending to a name that has none of them.
    filters: {
      [format ? FORMAT_NAMES[format].label : 'Delimited text']: [extension],
      'Packed or another format': [unpacked, ...endings],
    },
    saveLabel: 'Write',
    title,
  });
}
