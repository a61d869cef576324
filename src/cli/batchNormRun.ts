import type { BatchNormData } from '../engine/batchNorm/readBatchNormData';
import type { SimulatedBatch } from '../engine/batchNorm/simulate';
import type { SimulationSettings } from '../engine/batchNorm/simulationSettings';

/** A simulation that is ready to be printed. */
export interface BatchNormRun {
  readonly file: string;
  readonly data: BatchNormData;
  readonly settings: SimulationSettings;
  readonly batches: AsyncIterable<SimulatedBatch>;
  /** How many there are. */
  readonly count: number;
}
