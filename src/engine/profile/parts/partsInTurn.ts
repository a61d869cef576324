import { type Part, partsOf, partsUpTo } from '../../csv/fileParts';

/** So many parts are divided into so many pieces each. */
const DIVIDED = 3;
const PIECES = 3;
/** Multiples of it, less whole numbers, never come close to each other. */
const GOLDEN_SECTION = (Math.sqrt(5) - 1) / 2;

/**
 * Divides a file into parts, in the order in which they are to be read. At any time those read are spread evenly over the
 * file: they show what the rest is like. The last ones are small: whoever finds no more has not long to wait for others. The
 * parts are the same whoever reads them.
 */
export function partsInTurn(dataStart: number, size: number, partBytes: number): readonly Part[] {
  const whole = partsOf(dataStart, size, partBytes);
  const divided = new Set(spreadOut(whole).slice(-DIVIDED));
  const planned = whole.flatMap((part) =>
    divided.has(part)
      ? piecesOf(part).map((stop) => ({ stop, isPiece: true }))
      : [{ stop: part.stop, isPiece: false }],
  );
  const parts = partsUpTo(
    dataStart,
    planned.map(({ stop }) => stop),
  );
  const isPiece = ({ index }: Part) => planned[index]!.isPiece;
  return [...spreadOut(parts.filter((part) => !isPiece(part))), ...spreadOut(parts.filter(isPiece))];
}

function spreadOut(parts: readonly Part[]): readonly Part[] {
  const place = ({ index }: Part) => (index * GOLDEN_SECTION) % 1;
  return [...parts].sort((a, b) => place(a) - place(b));
}

/** Where they stop, rounded up: nowhere two of them do. */
function piecesOf({ start, stop }: Part): readonly number[] {
  const from = typeof start === 'number' ? start : start.from;
  const stops = Array.from(
    { length: PIECES },
    (_, i) => from + Math.ceil(((stop - from) * (i + 1)) / PIECES),
  );
  return stops.filter((piece, i) => i === 0 || piece > stops[i - 1]!);
}
