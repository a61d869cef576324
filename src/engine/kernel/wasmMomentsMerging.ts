import { mergedMomentsOf } from '../stats/mergedMoments';
import { MOMENT_NUMBERS, Moments } from '../stats/moments';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';

/** As {@link mergedMoments}, in the kernel's memory, which may move. */
export function mergedInKernel(
  parts: readonly Float64Array[],
  columns: number,
  wasm: Pick<WasmExports, 'mergeColumns'>,
  memory: WasmMemory,
): readonly Moments[] {
  const { length } = parts[0] ?? [];
  const merged = memory.take(8 * MOMENT_NUMBERS * columns);
  const part = memory.take(8 * length);
  const left = memory.take(columns);
  const none = Moments.none.toNumbers();
  const all = memory.doubles(merged, MOMENT_NUMBERS * columns);
  for (let column = 0; column < columns; column++) all.set(none, MOMENT_NUMBERS * column);
  const isLeft = memory.bytes(left, columns).fill(0);
  for (const numbers of parts) {
    memory.doubles(part, length).set(numbers);
    wasm.mergeColumns(merged, part, columns, (8 * length) / columns, left);
  }
  return Array.from({ length: columns }, (_, column) =>
    isLeft[column] === 0
      ? Moments.fromNumbers(all, MOMENT_NUMBERS * column)
      : mergedMomentsOf(column, parts, columns),
  );
}
