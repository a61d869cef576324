/** Files that the UI tests open. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One of the sample datasets that the product ships. */
export function sample(name: 'iris.csv' | 'messy-sensors.csv'): Content {
  return readFileSync(join('media', 'samples', name), 'utf8');
}

/** A file's content; its pieces, of which one may occur many times; or what writes it. */
export type Content = string | readonly Uint8Array[] | ((path: string) => Promise<void>);

/**
 * A CSV of about `megabytes` MB (1,000,000 bytes): the same 20,000 rows again and again, because making so many
 * different ones takes longer than reading them.
 * @param firstRow stands before them
 */
export function largeCsv(megabytes: number, firstRow = ''): readonly Uint8Array[] {
  const header = Buffer.from(`id,reading,load,share\n${firstRow}`);
  const rows = Array.from({ length: 20_000 }, (_, row) => {
    const wave = Math.sin(row * 0.7) + Math.cos(row * 0.13);
    const cells = [
      row,
      (20 + 5 * wave).toFixed(4),
      (1000 * wave * wave).toFixed(2),
      ((row * 7919) % 1000) / 1000,
    ];
    return `${cells.join(',')}\n`;
  });
  const block = Buffer.from(rows.join(''));
  const times = Math.ceil((megabytes * 1e6) / block.length);
  return [header, ...Array.from({ length: times }, () => block)];
}

/** {@link largeCsv} as gzip, each of its pieces a member; packed once, because they are all alike. */
export function largeGzip(megabytes: number): Content {
  const packed = new Map<Uint8Array, Uint8Array>();
  return largeCsv(megabytes).map((piece) => {
    const known = packed.get(piece) ?? gzipSync(piece);
    packed.set(piece, known);
    return known;
  });
}
