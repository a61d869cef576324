import * as vscode from 'vscode';
import type { ScalerChoice, ScalerMethod } from '../protocol/datasetApi';
import { startingChoice } from '../protocol/scalers';

export interface Settings {
  readonly defaultScaler: ScalerChoice;
  readonly missingWords: readonly string[];
  /** Undefined: the shortest number that reads back to the same value. */
  readonly significantDigits: number | undefined;
}

/** The user's settings as they hold for a file. package.json has their defaults and descriptions. */
export function readSettings(scope: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration('normscope', scope);
  return {
    defaultScaler: startingChoice(configuration.get<ScalerMethod>('defaultScaler', 'zscore')),
    missingWords: configuration.get<string[]>('missingWords', []),
    significantDigits: configuration.get<number | null>('significantDigits', null) ?? undefined,
  };
}
