import type { ColumnProfile, DatasetProfile } from '../engine/dataset';
import { captionCountOf as countOf } from '../engine/scale/captionNumber';
import { aligned, printable, shortNumber } from './aligned';

const VALUES = ['mean', 'std', 'min', 'q1', 'median', 'q3', 'max'];
/** The columns of the table that hold words and line up at the left. */
const WORDS = 2;

/** What `profile` prints for people: the file in a line or two, then a line a column. Infinities are counted where there are some. */
export function profileTable(profile: DatasetProfile): string {
  const { file, rows, columns, bytes, place, problems, problemCount } = profile;
  const lines = [
    `${file}: ${countOf(rows, 'row')} × ${countOf(columns.length, 'column')}, ${countOf(bytes, 'byte')}`,
  ];
  for (const { line, message } of problems.slice(0, 5)) lines.push(`${place} ${line}: ${message}`);
  if (problemCount > 5) lines.push(`and ${countOf(problemCount - 5, 'more problem')}`);
  const withInfinite = columns.some(({ nonFinite }) => nonFinite > 0);
  const head = ['column', 'kind', 'missing', ...(withInfinite ? ['infinite'] : []), 'distinct', ...VALUES];
  lines.push('', ...aligned([head, ...columns.map((column) => cells(column, withInfinite))], WORDS));
  return `${lines.join('\n')}\n`;
}

function cells(
  { name, kind, missing, nonFinite, distinct, numeric }: ColumnProfile,
  withInfinite: boolean,
): string[] {
  const counted = typeof distinct === 'number' ? String(distinct) : `about ${distinct.approximate}`;
  const values = numeric
    ? [numeric.mean, numeric.std, numeric.min, numeric.q1, numeric.median, numeric.q3, numeric.max].map(
        (value) => shortNumber(value, numeric.std),
      )
    : [];
  const absent = withInfinite ? [missing, nonFinite] : [missing];
  return [printable(name), kind, ...absent.map(String), counted, ...values];
}
