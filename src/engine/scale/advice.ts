import type { Advice, Distinct, NumericSummary } from '../dataset';
import type { ColumnKind } from '../columnKind';
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

type Extent = Pick<NumericSummary, 'min' | 'max'>;

/** What the advice not to scale a column looks at. */
export type AgainstInput = Omit<AdviceInput, 'summary'> & { readonly summary?: Extent };

/** Names that a column to be predicted usually has; `y` only in the last place, because it may be a coordinate. */
const TARGET_NAME = /^(target|labels?|class|outcome|response|species|diagnosis)$/i;
const LAST_TARGET_NAME = /^y$/i;
/** Names that keys and row numbers usually have: `id`, `user_id`, `userId`, `row index`, `key`. */
const IDENTIFIER_NAME = /(^|[_\s.-])(id|index|key)$/i;
const IDENTIFIER_NAME_IN_CAMEL_CASE = /[a-z]I[dD]$/;

/** Rules of thumb: above this share of values beyond Tukey's fences robust is advised, above this skewness a curve. */
const MANY_OUTLIERS = 0.01;
const HIGH_SKEWNESS = 1;
/** How many times 1 + x must span for its logarithm: two powers of ten. */
const TWO_DECADES = 100;

/**
 * Advises how to scale a column, or not to, and why. Columns whose numbers are names, answers or already comparable are left
 * as they are. Of the others those that lean far to one side get a curve, log1p where they span powers of ten and
 * Yeo-Johnson elsewhere; those with many values beyond the fences get robust; and the rest the z-score, the usual start for
 * networks and linear models (trees need no scaling).
 *
 * Sources: scikit-learn, "Importance of feature scaling" and "Compare the effect of different scalers on data with
 * outliers"; Google, "Machine learning crash course: normalization". The limits are rules of thumb.
 */
export function adviseColumn(input: AdviceInput): Advice {
  const { summary } = input;
  return adviseAgainst(input) ?? (summary ? adviseScaler(summary) : NO_NUMBERS);
}

/** The advice not to scale a column; undefined where it is to be scaled. */
export function adviseAgainst(input: AgainstInput): Advice | undefined {
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
      return summary ? adviseAgainstNumbers(input, summary) : NO_NUMBERS;
  }
}

function adviseAgainstNumbers(input: AgainstInput, { min, max }: Extent): Advice | undefined {
  const { count, distinct } = input;
  if (min === max) {
    const every = input.nonFinite > 0 ? 'Every finite value' : 'Every value';
    return leave(`${every} is ${captionNumber(min)}: scaling would only make it 0.`);
  }
  if (hasTargetName(input)) {
    return guessLeave('This is the target; scaling it changes what the loss means.');
  }
  if (min === 0 && max === 1 && (input.kind === 'integer' || distinct === 2)) {
    return leave('Two values only (0 and 1): already comparable.');
  }
  if (input.kind === 'integer' && identifies(input, { min, max })) {
    const all = distinct === count ? 'Every value is different' : 'Almost every value is different';
    const order = counts(input, { min, max }) ? ` and they run ${min}, ${min + 1}, ${min + 2}…` : '';
    return guessLeave(`${all}${order}: an identifier. Scaling would invent a meaning.`);
  }
  return undefined;
}

/**
 * Whether the column has a name that columns to be predicted usually have.
 * @example hasTargetName({ name: 'Species', index: 4, columnCount: 5 }); // true
 */
export function hasTargetName({
  name,
  index,
  columnCount,
}: Pick<AdviceInput, 'name' | 'index' | 'columnCount'>): boolean {
  return TARGET_NAME.test(name) || (index === columnCount - 1 && LAST_TARGET_NAME.test(name));
}

/** Whether a column of integers would be taken for an identifier if they all were different: else that need not be known. */
export function mayIdentify({
  name,
  index,
  columnCount,
}: Pick<AdviceInput, 'name' | 'index' | 'columnCount'>): boolean {
  return namesIdentifier(name) || (index === 0 && columnCount > 1);
}

function namesIdentifier(name: string): boolean {
  return IDENTIFIER_NAME.test(name) || IDENTIFIER_NAME_IN_CAMEL_CASE.test(name);
}

/** By its name, or as the numbers of the rows in the first column. */
function identifies(input: AgainstInput, extent: Extent): boolean {
  const { name, distinct } = input;
  // An estimate is rounded to two digits: 10 % covers that and its error.
  const allDifferent =
    typeof distinct === 'number' ? distinct === input.count : distinct.approximate >= 0.9 * input.count;
  return allDifferent && mayIdentify(input) && (namesIdentifier(name) || counts(input, extent));
}

/** Whether the values are 0, 1, 2… or 1, 2, 3… in some order, one in every row. */
function counts({ count, rows, distinct }: AgainstInput, { min, max }: Extent): boolean {
  return (
    (min === 0 || min === 1) && count === rows && distinct === count && max - min === count - 1 && count > 2
  );
}

function adviseScaler({ count, min, max, mean, std, q1, q3, skewness, outliers }: NumericSummary): Advice {
  if (skewness !== null && Math.abs(skewness) > HIGH_SKEWNESS) {
    const leans = `The column leans ${skewness > 0 ? 'right' : 'left'} (skewness ${captionNumber(skewness, 3)})`;
    const extent = `(${captionNumber(min, 4)} to ${captionNumber(max, 4)})`;
    if (min >= 0 && skewness > 0) {
      return (1 + max) / (1 + min) > TWO_DECADES
        ? advise('log1p', `${leans} and 1 + x spans more than two decades ${extent}: its logarithm does not.`)
        : advise(
            'yeo-johnson',
            `${leans} and 1 + x spans less than two decades ${extent}, too few for log1p.`,
          );
    }
    const why =
      min < 0 ? 'has negative values, which a logarithm does not take' : 'a logarithm would add to that';
    return advise('yeo-johnson', `${leans} and ${why}.`);
  }
  const beyond = outliers.low + outliers.high;
  if (beyond > MANY_OUTLIERS * count && q1 < q3) {
    const share = `${captionCount(beyond)} of ${captionCount(count)} values (${captionShare(beyond / count)})`;
    const lie = beyond === 1 ? 'lies beyond the fences. It pulls' : 'lie beyond the fences. They pull';
    return advise('robust', `${share} ${lie} the mean and σ of z-score, but not the median and IQR.`);
  }
  const becomes = `Mean ${captionWithin(mean, std)} and σ ${captionNumber(std, 4)} become 0 and 1`;
  return advise('zscore', `${becomes}, the scale that networks and linear models expect.`);
}

function advise(method: Advice['method'], reason: string): Advice {
  return { method, reason, heuristic: true };
}

const NO_NUMBERS = leave('No value is a finite number.');

function leave(reason: string): Advice {
  return { method: 'none', reason, heuristic: false };
}

function guessLeave(reason: string): Advice {
  return { method: 'none', reason, heuristic: true };
}
