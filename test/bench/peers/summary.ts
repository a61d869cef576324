/** What every contestant says of a numeric column, so that their numbers can be compared. */
export interface PeerColumn {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
}

export type Work = 'profile' | 'normalize';

/** The command line of a peer: `node peer.js profile|normalize FILE [OUT]`. */
export function peerArguments(): { readonly work: Work; readonly file: string; readonly out: string } {
  const [work = '', file = '', out = ''] = process.argv.slice(2);
  if ((work !== 'profile' && work !== 'normalize') || file === '') {
    throw new Error(`expected profile or normalize and a file, found ${process.argv.slice(2).join(' ')}`);
  }
  return { work, file, out };
}

export function printColumns(columns: readonly PeerColumn[]): void {
  process.stdout.write(JSON.stringify({ columns }));
}
