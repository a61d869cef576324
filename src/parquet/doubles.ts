import type { SchemaElement } from 'hyparquet';
import type { Numbers } from './numberColumn';
import { isUnsigned } from './valueText';

/** 2³². */
const HIGH = 4_294_967_296;

/**
 * Writes numbers as doubles, NaN for those that are null.
 * @param element of their column; see {@link isNumber}
 * @param first of the numbers
 * @param target as long as there are numbers to be written
 * @returns whether each is the same number still: not so where an integer is beyond 2⁵³
 */
export function writeDoubles(
  { values, isNull }: Numbers,
  element: SchemaElement,
  first: number,
  target: Float64Array,
): boolean {
  const some = values.subarray(first, first + target.length);
  if (some instanceof BigInt64Array) {
    if (!writeLong(some, isUnsigned(element), target)) return false;
  } else if (some instanceof Int32Array && isUnsigned(element)) {
    target.set(new Uint32Array(some.buffer, some.byteOffset, some.length));
  } else {
    target.set(some);
  }
  if (isNull) for (let r = 0; r < target.length; r++) if (isNull[first + r] === 1) target[r] = NaN;
  return true;
}

function writeLong(values: BigInt64Array, unsigned: boolean, target: Float64Array): boolean {
  const low = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  const high = unsigned ? low : new Int32Array(low.buffer, low.byteOffset, low.length);
  let exact = true;
  for (let i = 0; i < target.length; i++) {
    const value = high[2 * i + 1]! * HIGH + low[2 * i]!;
    target[i] = value;
    if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER) exact = false;
  }
  return exact;
}
