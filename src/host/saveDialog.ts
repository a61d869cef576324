import * as vscode from 'vscode';
import type { Recipe } from '../protocol/datasetApi';
import { FORMAT_NAMES, formatByName, type OutputFormat } from '../protocol/formats';
import { fileName } from './source';

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
  if (!format) return askCopy(source, name, 'Write Normalized Copy');
  const { label, extensions } = FORMAT_NAMES[format];
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(source, '..', withExtension(name, extensions[0]!)),
    filters: { [label]: [...extensions] },
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

/** Asks where a copy of a data file goes. */
export function askCopy(source: vscode.Uri, name: string, title: string): Thenable<vscode.Uri | undefined> {
  const extension = name.slice(extensionStart(name) + 1);
  const format = formatByName(name);
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(source, '..', name),
    filters: { [format ? FORMAT_NAMES[format].label : 'Delimited text']: [extension] },
    saveLabel: 'Write',
    title,
  });
}
