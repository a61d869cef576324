import { writeSync } from 'node:fs';
import { systemCode, writeError } from '../files/fileErrors';
import { mayBeTerminal } from './mayBeTerminal';

const STDOUT = 1;
/** Characters that are written at once. */
const ENOUGH = 65_536;

/**
 * Writes a long text to standard output, as it is taken: what is written is not held. A reader that has seen enough, such as
 * `head`, is no fault, and ends this process.
 * @throws {DataError} `write-failed`
 */
export async function print(pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const write = newWriter();
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < ENOUGH) continue;
    await write(text);
    text = '';
  }
  await write(text);
}

/** Files and pipes are written to at once: to load the streams of Node takes a tenth of what a small file takes. */
function newWriter(): (text: string) => Promise<void> {
  let isDirect = !mayBeTerminal(STDOUT);
  return async (text) => {
    let bytes = Buffer.from(text);
    try {
      while (isDirect && bytes.length > 0) bytes = bytes.subarray(writeSync(STDOUT, bytes));
    } catch (error) {
      // A pipe that does not let its writers wait: the stream does.
      if (systemCode(error) !== 'EAGAIN') fail(error);
      isDirect = false;
    }
    if (bytes.length > 0) await writeToStream(bytes).catch(fail);
  };
}

function fail(error: unknown): never {
  if (systemCode(error) === 'EPIPE') process.exit(0);
  throw writeError(error, 'standard output');
}

function writeToStream(bytes: Uint8Array): Promise<void> {
  const { stdout } = process;
  // Who writes is told what goes wrong.
  if (stdout.listenerCount('error') === 0) stdout.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    stdout.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
