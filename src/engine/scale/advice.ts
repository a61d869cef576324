import type { Advice, ColumnKind, Distinct, NumericSummary } from '../dataset';
import { captionCount, captionNumber, captionShare, captionWithin } from './captionNumber';

/** What the advice on a column looks at. */
export interface AdviceInput {
  readonly name: string;
  readonly index: number;
  readonly columnCount: number;
  readonly kind: ColumnKind;
  /** Cells that are not missing. */
  readonly count: number;
  readonly rows: number;
  readonly distinct: Distinct;
  readonly summary?: NumericSummary;
  readonly nonFinite: number;
}

/** Names that a column to be predicted usually has; `y` only in the last place, because it may be a coordinate. */
const TARGET_NAME = /^(target|labels?|class|outcome|response|species|diagnosis)$/i;
const LAST_TARGET_NAME = /^y$/i;
/** Names that keys and row numbers usually have: `id`, `user_id`, `userId`, `row index`, `key`. */
const IDENTIFIER_NAME = /(^|[_\s.-])(id|index|key)$/i;
const IDENTIFIER_NAME_IN_CAMEL_CASE = /[a-z]I[dD]$/;

/** Above this share of values beyond Tukey's fences, or this skewness, the advice mentions it. */
const MANY_OUTLIERS = 0.01;
const HIGH_SKEWNESS = 1;

/**
 * Advises whether to scale a column, and why. Columns whose numbers are names, answers or already comparable are left as
 * they are; the others get the z-score, the usual start for networks and linear models (trees need no scaling).
 *
 * Sources: scikit-learn, "Importance of feature scaling"; Google, "Machine learning crash course: normalization".
 */
export function adviseColumn(input: AdviceInput): Advice {
  const { kind, summary } = input;
  switch (kind) {
    case 'empty':
      return leave('Every cell is missing.');
    case 'text':
      return leave('The column holds text.');
    case 'date':
      return leave('The column holds dates: as plain numbers their size would mean nothing.');
    case 'boolean':
      return leave('Two values only, yes or no: already comparable.');
    case 'identifier':
      return leave(
        'Leading zeros, or more digits than a number keeps: an identifier. Scaling would invent a meaning.',
      );
    case 'number':
    case 'integer':
      return summary ? adviseNumbers(input, summary) : leave('No value is a finite number.');
  }
}

function adviseNumbers(input: AdviceInput, summary: NumericSummary): Advice {
  const { name, count, distinct } = input;
  const { min, max } = summary;
  if (min === max) {
    const every = input.nonFinite > 0 ? 'Every finite value' : 'Every value';
    return leave(`${every} is ${captionNumber(min)}: scaling would only make it 0.`);
  }
  if (TARGET_NAME.test(name) || (input.index === input.columnCount - 1 && LAST_TARGET_NAME.test(name))) {
    return guessLeave('This is the target; scaling it changes what the loss means.');
  }
  if (min === 0 && max === 1 && (input.kind === 'integer' || distinct === 2)) {
    return leave('Two values only (0 and 1): already comparable.');
  }
  if (input.kind === 'integer' && identifies(input, summary)) {
    const all = distinct === count ? 'Every value is different' : 'Almost every value is different';
    const order = counts(input, summary) ? ` and they run ${min}, ${min + 1}, ${min + 2}…` : '';
    return guessLeave(`${all}${order}: an identifier. Scaling would invent a meaning.`);
  }
  return { method: 'zscore', reason: reasonToStandardize(summary), heuristic: true };
}

/** By its name, or as the numbers of the rows in the first column. */
function identifies(input: AdviceInput, summary: NumericSummary): boolean {
  const { name, index, columnCount, distinct } = input;
  const named = IDENTIFIER_NAME.test(name) || IDENTIFIER_NAME_IN_CAMEL_CASE.test(name);
  // An estimate is rounded to two digits: 10 % covers that and its error.
  const allDifferent =
    typeof distinct === 'number' ? distinct === input.count : distinct.approximate >= 0.9 * input.count;
  return allDifferent && (named || (index === 0 && columnCount > 1 && counts(input, summary)));
}

/** Whether the values are 0, 1, 2… or 1, 2, 3… in some order, one in every row. */
function counts({ count, rows, distinct }: AdviceInput, { min, max }: NumericSummary): boolean {
  return (
    (min === 0 || min === 1) && count === rows && distinct === count && max - min === count - 1 && count > 2
  );
}

function reasonToStandardize({ count, mean, std, skewness, outliers }: NumericSummary): string {
  const becomes = `Mean ${captionWithin(mean, std)} and σ ${captionNumber(std, 4)} become 0 and 1`;
  const beyond = outliers.low + outliers.high;
  if (beyond > MANY_OUTLIERS * count) {
    const share = `${captionCount(beyond)} of ${captionCount(count)} values (${captionShare(beyond / count)})`;
    const stay = beyond === 1 ? 'lies beyond the fences and stays' : 'lie beyond the fences and stay';
    return `${becomes}; ${share} ${stay} as far out.`;
  }
  if (skewness !== null && Math.abs(skewness) > HIGH_SKEWNESS) {
    const side = skewness > 0 ? 'right' : 'left';
    return `${becomes}; the lean to the ${side} (skewness ${captionNumber(skewness, 3)}) stays.`;
  }
  return `${becomes}, the scale that networks and linear models expect.`;
}

function leave(reason: string): Advice {
  return { method: 'none', reason, heuristic: false };
}

function guessLeave(reason: string): Advice {
  return { method: 'none', reason, heuristic: true };
}
