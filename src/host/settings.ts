import * as vscode from 'vscode';
import type { ScalerChoice, ScalerMethod } from '../protocol/datasetApi';

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
    defaultScaler: scalerChoice(configuration.get<ScalerMethod>('defaultScaler', 'zscore')),
    missingWords: configuration.get<string[]>('missingWords', []),
    significantDigits: configuration.get<number | null>('significantDigits', null) ?? undefined,
  };
}

/** A method with its usual parameters. */
export function scalerChoice(method: ScalerMethod): ScalerChoice {
  switch (method) {
    case 'minmax':
      return { method, featureRange: [0, 1] };
    case 'zscore':
    case 'none':
      return { method };
  }
}
