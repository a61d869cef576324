import type { Gunzip } from 'node:zlib';
import { DataError } from '../engine/dataError';
import { captionCount } from '../engine/scale/captionNumber';

/** Bytes that are unpacked at a time: a thousand times as many may come of them. */
const PIECE = 65_536;

/**
 * Unpacks gzip data, one member or several after each other (RFC 1952), piece by piece. Zeros behind one, which
 * fill the blocks of a tape, are passed over.
 * @param packed reads the data from its beginning; called once more where it is damaged
 * @throws {DataError} `damaged-file`, once all that stands before the damage was given
 */
export async function* gunzip(
  packed: () => AsyncIterable<Uint8Array>,
  { name, size }: { readonly name: string; readonly size: number },
): AsyncGenerator<Uint8Array> {
  const fault = yield* unpacked(packed(), Infinity, 0);
  if (!fault) return;
  if (fault.error === CUT_OFF) throw damaged(fault, name, size);
  // An error takes with it what the bytes before it in the same piece are: byte by byte nothing is lost.
  const exact = yield* unpacked(packed(), fault.position, fault.given);
  throw damaged(exact ?? fault, name, size);
}

/** The end of the data in a member. */
const CUT_OFF = 'cut off';

interface Fault {
  readonly error: Error | typeof CUT_OFF;
  /** Up to here all was unpacked. */
  readonly position: number;
  /** Unpacked bytes. */
  readonly given: number;
}

/**
 * @param slowFrom from this position on one byte is unpacked at a time
 * @param skipped unpacked bytes that are not given again
 */
async function* unpacked(
  packed: AsyncIterable<Uint8Array>,
  slowFrom: number,
  skipped: number,
): AsyncGenerator<Uint8Array, Fault | undefined> {
  const arrived: Uint8Array[] = [];
  let position = 0;
  let given = 0;
  function* news() {
    for (const bytes of arrived.splice(0)) {
      const known = Math.min(Math.max(skipped - given, 0), bytes.length);
      given += bytes.length;
      if (known < bytes.length) yield bytes.subarray(known);
    }
  }
  let gunzipper: Gunzip | undefined = await newGunzip(arrived);
  let taken = 0;
  let lastByte = 0;
  try {
    for await (const chunk of packed) {
      for (let from = 0; from < chunk.length;) {
        if (!gunzipper) {
          const zeros = chunk.subarray(from).findIndex((byte) => byte !== 0);
          const passed = zeros < 0 ? chunk.length - from : zeros;
          from += passed;
          position += passed;
          if (zeros < 0) break;
          gunzipper = await newGunzip(arrived);
          taken = 0;
        }
        const length = position < slowFrom ? Math.min(PIECE, slowFrom - position) : 1;
        const piece = chunk.slice(from, from + length);
        const unpacker = gunzipper;
        const error = await settled(unpacker, (done) => unpacker.write(piece, done));
        yield* news();
        if (error) return { error, position, given };
        // It takes no more once it has seen a zero behind a member.
        const read = unpacker.bytesWritten - taken;
        taken += read;
        position += read;
        from += read;
        if (read > 0) lastByte = piece[read - 1]!;
        if (read < piece.length) {
          unpacker.destroy();
          gunzipper = undefined;
        }
      }
    }
    const error = gunzipper && (await errorAtEnd(gunzipper, lastByte));
    return error && { error, position, given };
  } finally {
    gunzipper?.destroy();
  }
}

/**
 * What is wrong with the end of the data. A zero more tells: behind a member none is taken, behind a single byte that
 * begins no member it makes the header wrong, and elsewhere it is taken for data, which is forgotten.
 */
async function errorAtEnd(gunzipper: Gunzip, lastByte: number): Promise<Fault['error'] | undefined> {
  const taken = gunzipper.bytesWritten;
  const error = await settled(gunzipper, (done) => gunzipper.write(new Uint8Array(1), done));
  if (error?.message === NO_MEMBER && lastByte !== MEMBER_START) return error;
  return error || gunzipper.bytesWritten > taken ? CUT_OFF : undefined;
}

async function newGunzip(arrived: Uint8Array[]): Promise<Gunzip> {
  // Loaded for those files only that need it.
  const { createGunzip } = await import('node:zlib');
  return createGunzip({ chunkSize: 4 * PIECE }).on('data', (bytes: Uint8Array) => arrived.push(bytes));
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

function damaged({ error, position }: Fault, name: string, size: number): DataError {
  const hint = 'Get the file again from where it came from.';
  if (error === CUT_OFF) {
    return new DataError(
      'damaged-file',
      `expected more gzip data in ${name}, found its end at byte ${captionCount(size)}`,
      { hint: `It is cut off. ${hint}` },
    );
  }
  if (error.message === NO_MEMBER) {
    // The first of two bytes that were to be a member's was taken before the second showed that they are not.
    return new DataError(
      'damaged-file',
      `expected the end of ${name} or more gzip data, found other bytes from byte ${captionCount(position - 1)} on`,
      { hint },
    );
  }
  return new DataError(
    'damaged-file',
    `expected intact gzip data in ${name}, found damage behind byte ${captionCount(position)} (${error.message})`,
    { hint },
  );
}

/** What zlib says where a member does not begin as one. */
const NO_MEMBER = 'incorrect header check';

/** The first byte of each. */
const MEMBER_START = 0x1f;
