import type { NumberRange } from '../recipe';

/** a + (x − offset) ÷ divisor · (b − a); without a range, (x − offset) ÷ divisor. */
interface AffineRule {
  readonly offset: number;
  /** As text: it may be more than a double holds. */
  readonly divisor: string;
  readonly range?: NumberRange;
}

/**
 * Writes an affine rule without the parts that do nothing.
 * @example ruleText({ offset: -3, divisor: '2', range: [-1, 1] }, String); // '-1 + 2 · (x + 3) ÷ 2'
 */
export function ruleText(rule: AffineRule, format: (value: number) => string): string {
  const { offset, divisor, range: [low, high] = [0, 1] } = rule;
  const width = high - low;
  const centred = offset === 0 ? 'x' : offset > 0 ? `x − ${format(offset)}` : `x + ${format(-offset)}`;
  const stretched = divisor !== '1' || width !== 1;
  const grouped = stretched && offset !== 0 ? `(${centred})` : centred;
  const divided = divisor === '1' ? grouped : `${grouped} ÷ ${divisor}`;
  const scaled = width === 1 ? divided : `${format(width)} · ${divided}`;
  return low === 0 ? scaled : `${format(low)} + ${scaled}`;
}
