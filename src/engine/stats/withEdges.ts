import { lowerBound } from './binarySearch';

/**
 * Strictly increasing edges and a few others among them, each once.
 * @param added in any order
 * @example withEdges(Float64Array.of(0, 1, 2), [1.5, 1]) // 0, 1, 1.5, 2
 */
export function withEdges(edges: Float64Array, added: readonly number[]): Float64Array<ArrayBuffer> {
  const all = new Float64Array(edges.length + added.length);
  let taken = 0;
  let length = 0;
  const take = (end: number) => {
    all.set(edges.subarray(taken, end), length);
    length += end - taken;
    taken = end;
  };
  for (const x of Float64Array.from(added).sort()) {
    // Many may stand before one edge.
    if (!(edges[taken]! >= x)) take(lowerBound(edges, x, taken));
    if (edges[taken] !== x && all[length - 1] !== x) all[length++] = x;
  }
  take(edges.length);
  return all.slice(0, length);
}
