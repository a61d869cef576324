/**
 * Strictly increasing edges and a few others among them, each once.
 * @param added in any order
 * @example withEdges([0, 1, 2], [1.5, 1]) // 0, 1, 1.5, 2
 */
export function withEdges(edges: ArrayLike<number>, added: readonly number[]): Float64Array<ArrayBuffer> {
  const all = new Float64Array(edges.length + added.length);
  const sorted = Float64Array.from(added).sort();
  let length = 0;
  let next = 0;
  for (let e = 0; e <= edges.length; e++) {
    const edge = edges[e] ?? Infinity;
    for (; next < sorted.length && sorted[next]! <= edge; next++) {
      const x = sorted[next]!;
      if (x !== edge && x !== sorted[next - 1]) all[length++] = x;
    }
    if (e < edges.length) all[length++] = edge;
  }
  return all.slice(0, length);
}
