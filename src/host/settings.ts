import * as vscode from 'vscode';
import type { DefaultChoice, ScalerMethod } from '../protocol/datasetApi';

export interface Settings {
  readonly defaultScaler: DefaultChoice;
  readonly missingWords: readonly string[];
  /** Undefined: the shortest number that reads back to the same value. */
  readonly significantDigits: number | undefined;
}

/** The user's settings as they hold for a file. package.json has their defaults and descriptions. */
export function readSettings(scope: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration('normscope', scope);
  return {
    defaultScaler: { method: configuration.get<ScalerMethod | 'advice'>('defaultScaler', 'zscore') },
    missingWords: configuration.get<string[]>('missingWords', []),
    significantDigits: configuration.get<number | null>('significantDigits', null) ?? undefined,
  };
}
