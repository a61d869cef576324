import * as vscode from 'vscode';
import type { Recipe } from '../protocol/datasetApi';
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

/** Asks where a normalized copy goes; beside the source unless the user says otherwise. */
export function askTarget(source: vscode.Uri, recipe: Recipe): Thenable<vscode.Uri | undefined> {
  return askCopy(source, suggestedName(fileName(source), recipe), 'Write Normalized Copy');
}

/** Where the extension begins; that of a packed file is `.csv.gz`. */
export function extensionStart(name: string): number {
  return name.lastIndexOf('.', name.toLowerCase().endsWith('.gz') ? name.length - 4 : name.length);
}

/** Asks where a copy of a data file goes. */
export function askCopy(source: vscode.Uri, name: string, title: string): Thenable<vscode.Uri | undefined> {
  const extension = name.slice(extensionStart(name) + 1);
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(source, '..', name),
    filters: { [/^(json|jsonl|ndjson)$/i.test(extension) ? 'JSON' : 'Delimited text']: [extension] },
    saveLabel: 'Write',
    title,
  });
}
