import type { Gunzip } from 'node:zlib';
import { DataError } from '../engine/dataError';
import { systemCode } from './fileErrors';

/** Bytes that are unpacked at a time: a thousand times as many may come of them. */
const PIECE = 16_384;

/**
 * Unpacks gzip data, one member or several after each other (RFC 1952), piece by piece.
 * @throws {DataError} `damaged-file`, once all that stands before the damage was given
 */
export async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  { name, size }: { readonly name: string; readonly size: number },
): AsyncGenerator<Uint8Array> {
  // Loaded for those files only that need it.
  const { createGunzip } = await import('node:zlib');
  const gunzipper = createGunzip();
  const unpacked: Uint8Array[] = [];
  gunzipper.on('data', (bytes: Uint8Array) => unpacked.push(bytes));
  let position = 0;
  try {
    for await (const chunk of packed) {
      for (let from = 0; from < chunk.length; from += PIECE) {
        const piece = chunk.slice(from, from + PIECE);
        const error = await settled(gunzipper, (done) => gunzipper.write(piece, done));
        yield* unpacked.splice(0);
        if (error) throw damaged(error, name, size, position);
        position += piece.length;
      }
    }
    const error = await settled(gunzipper, (done) => gunzipper.once('end', done).end());
    yield* unpacked.splice(0);
    if (error) throw damaged(error, name, size, position);
  } finally {
    gunzipper.destroy();
  }
}

/** Waits for what `act` does; the error, if there is one. All that was unpacked has arrived by then. */
function settled(
  gunzipper: Gunzip,
  act: (done: (error?: Error | null) => void) => unknown,
): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const done = (error?: Error | null) => {
      gunzipper.off('error', done);
      resolve(error ?? undefined);
    };
    gunzipper.once('error', done);
    act(done);
  });
}

function damaged(error: Error, name: string, size: number, position: number): DataError {
  const hint = 'Get the file again from where it came from.';
  const byte = (n: number) => n.toLocaleString('en-US');
  if (systemCode(error) === 'Z_BUF_ERROR') {
    return new DataError(
      'damaged-file',
      `expected more gzip data in ${name}, found its end at byte ${byte(size)}`,
      { hint: `It is cut off. ${hint}` },
    );
  }
  return new DataError(
    'damaged-file',
    `expected intact gzip data in ${name}, found damage behind byte ${byte(position)} (${error.message})`,
    { hint },
  );
}
