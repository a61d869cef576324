import type { Place } from '../../dataset';
import { pythonFloats, pythonString } from '../../export/pythonLiteral';
import type { SimulationSettings } from '../simulationSettings';
import type { SimulatedBatch } from '../simulate';

/** A batch on the screen, as the snippets reproduce it. */
export interface ShownBatch {
  readonly batch: Pick<SimulatedBatch, 'number' | 'channels'>;
  /** Where each of its rows stands, and what that counts. */
  readonly lines: readonly number[];
  readonly place: Place;
  /** One per channel. */
  readonly columnNames: readonly string[];
  readonly settings: Pick<SimulationSettings, 'affine' | 'epsilon' | 'rule'>;
}

/** How far what a library computes may lie from the numbers shown: its sums are not compensated. */
export const TOLERANCE = { rtol: 1e-9, atol: 1e-9 } as const;

/** The lists that both libraries need, as lines of Python. */
export function batchLines({ batch, lines, place, columnNames, settings }: ShownBatch): string[] {
  const { channels } = batch;
  const rows = (pick: (channel: (typeof channels)[number]) => Float64Array) =>
    lines.map((line, row) => {
      const values = channels.map((channel) => pick(channel)[row] ?? NaN);
      return `    ${pythonFloats(values)},  # ${place} ${line}`;
    });
  return [
    `columns = [${columnNames.map(pythonString).join(', ')}]`,
    'x = [',
    ...rows(({ x }) => x),
    ']',
    `gamma = ${pythonFloats(settings.affine.map(({ gamma }) => gamma))}`,
    `beta = ${pythonFloats(settings.affine.map(({ beta }) => beta))}`,
    '# Running statistics before this batch',
    `running_mean = ${pythonFloats(channels.map(({ before }) => before.mean))}`,
    `running_var = ${pythonFloats(channels.map(({ before }) => before.variance))}`,
    '',
    '# What NormScope shows',
    'expected_y = [',
    ...rows(({ y }) => y),
    ']',
  ];
}
