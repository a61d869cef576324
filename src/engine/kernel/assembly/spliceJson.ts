import { formatNumber } from './formatNumber';
import { NULL } from './json/marks';
import { copy } from './splice';

/**
 * As spliceNumbers, for JSON: the values of a record may stand in any order, and a cell that loses its number is null.
 * @param order room for two u32 for each of the chosen columns
 */
export function spliceJson(
  bytes: usize,
  from: u32,
  to: u32,
  firstField: usize,
  fieldStart: usize,
  fieldEnd: usize,
  first: i32,
  count: i32,
  chosen: usize,
  chosenCount: i32,
  values: usize,
  stride: i32,
  order: usize,
  out: usize,
): u32 {
  let target = out;
  let copied = from;
  for (let r = 0; r < count; r++) {
    const field = load<i32>(firstField + ((<usize>(first + r)) << 2));
    const found = load<i32>(firstField + ((<usize>(first + r)) << 2), 4) - field;
    let cells: usize = 0;
    for (let k = 0; k < chosenCount; k++) {
      const c = load<i32>(chosen + ((<usize>k) << 2));
      if (c >= found) break;
      const x = load<f64>(values + ((<usize>(c * stride + r)) << 3));
      if (x != x) continue;
      const start = load<u32>(fieldStart + ((<usize>(field + c)) << 2));
      // Most records have their values in the order of the columns.
      let place = order + (cells << 3);
      cells++;
      while (place > order && load<u32>(place - 8) > start) {
        store<u64>(place, load<u64>(place - 8));
        place -= 8;
      }
      store<u32>(place, start);
      store<i32>(place, c, 4);
    }
    for (let place = order; place < order + (cells << 3); place += 8) {
      const start = load<u32>(place);
      const c = load<i32>(place, 4);
      const x = load<f64>(values + ((<usize>(c * stride + r)) << 3));
      target += copy(target, bytes + copied, start - copied);
      // Infinite numbers less themselves are NaN.
      if (x - x == 0) target += formatNumber(x, target);
      else {
        store<u32>(target, NULL);
        target += 4;
      }
      copied = load<u32>(fieldEnd + ((<usize>(field + c)) << 2));
    }
  }
  target += copy(target, bytes + copied, to - copied);
  return <u32>(target - out);
}
