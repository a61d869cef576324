/**
 * Whether every record has so many fields.
 * @param firstField of each record its first field, and behind the last one where fields end, i32 each
 */
export function allHave(firstField: usize, records: i32, fields: i32): bool {
  const expected = i32x4.splat(fields);
  let differing = i32x4.splat(0);
  let r = 0;
  for (; r + 4 <= records; r += 4) {
    const at = firstField + (<usize>r << 2);
    const found = i32x4.sub(v128.load(at, 4), v128.load(at));
    differing = v128.or(differing, v128.xor(found, expected));
  }
  if (v128.any_true(differing)) return false;
  for (; r < records; r++) {
    const at = firstField + (<usize>r << 2);
    if (load<i32>(at, 4) - load<i32>(at) != fields) return false;
  }
  return true;
}
