import type { RowOrder } from '../batchOrder';
import type { RunningRule } from '../runningStatistics';
import type { Affine } from '../affine';
import type { SimulationSettings } from '../simulationSettings';
import type { RunSettings } from './simulationRun';

/** Which batch to show, of which layer. */
export interface BatchQuestion extends Affine {
  /** Names of the layer's columns, each with γ and β of this question. */
  readonly columns: readonly string[];
  /** The place among them of the one that is shown step by step. */
  readonly shown: number;
  readonly batchSize: number;
  readonly order: RowOrder;
  readonly dropLast: boolean;
  /** ε > 0 */
  readonly epsilon: number;
  readonly rule: RunningRule;
  /** Of the columns, for Group Normalization beside it: a divisor of how many there are. */
  readonly groups: number;
  /** From 1; beyond the last one, that is shown. */
  readonly batch: number;
  /** A line of the file that loses its number in the shown column, to see what comes of it. */
  readonly spoiltLine?: number;
}

/** As much of it as the running statistics depend on. */
export function runSettings({ batchSize, order, dropLast, rule }: BatchQuestion): RunSettings {
  return { batchSize, order, dropLast, rule };
}

/** What comes out besides depends on these. */
export function outputSettings({
  columns,
  gamma,
  beta,
  epsilon,
}: BatchQuestion): Pick<SimulationSettings, 'affine' | 'epsilon'> {
  return { affine: columns.map(() => ({ gamma, beta })), epsilon };
}
