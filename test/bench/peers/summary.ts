import { createRequire } from 'node:module';
import { join } from 'node:path';

/** W1: statistics, a histogram of 50 bins and the most frequent texts. W2: z-scores, written as CSV. */
export type Work = 'W1' | 'W2';

export const BINS = 50;
export const TOP = 10;

/** What every contestant says of a numeric column; `std` divides by n, quantiles interpolate linearly. */
export interface PeerColumn {
  readonly name: string;
  readonly count: number;
  readonly missing: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly std: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

/** The command line of a peer: `node peer.js W1|W2 FILE [OUT]`. */
export function peerArguments(): { readonly work: Work; readonly file: string; readonly out: string } {
  const [work = '', file = '', out = ''] = process.argv.slice(2);
  if ((work !== 'W1' && work !== 'W2') || file === '' || (work === 'W2' && out === '')) {
    throw new Error(`expected W1 FILE or W2 FILE OUT, found ${process.argv.slice(2).join(' ')}`);
  }
  return { work, file, out };
}

/** The peer's library, from the folder that the process was started in. */
export function peerLibrary(name: string): unknown {
  return createRequire(join(process.cwd(), 'package.json'))(name);
}

/** Prints the numbers; `more` is work that has to be done and shown, but is not compared. */
export function printColumns(columns: readonly PeerColumn[], more: object): void {
  process.stdout.write(JSON.stringify({ columns, ...more }));
}

/** From the standard deviation that divides by n − 1 to the one that divides by n. */
export function populationStd(sampleStd: number, count: number): number {
  return sampleStd * Math.sqrt((count - 1) / count);
}
