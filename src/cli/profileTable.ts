import type { ColumnProfile, DatasetProfile } from '../engine/dataset';
import { placeIn } from '../engine/placeOf';
import { captionCountOf as countOf } from '../engine/scale/captionNumber';
import { aligned, printable, shortNumber } from './aligned';

const HEAD = ['column', 'kind', 'missing', 'distinct', 'mean', 'std', 'min', 'q1', 'median', 'q3', 'max'];
/** The columns of the table that hold words and line up at the left. */
const WORDS = 2;

/** What `profile` prints for people: the file in a line or two, then a line a column. */
export function profileTable(profile: DatasetProfile): string {
  const { file, rows, columns, bytes, problems, problemCount } = profile;
  const place = placeIn(profile);
  const lines = [
    `${file}: ${countOf(rows, 'row')} × ${countOf(columns.length, 'column')}, ${countOf(bytes, 'byte')}`,
  ];
  for (const { line, message } of problems.slice(0, 5)) lines.push(`${place} ${line}: ${message}`);
  if (problemCount > 5) lines.push(`and ${countOf(problemCount - 5, 'more problem')}`);
  lines.push('', ...aligned([HEAD, ...columns.map(cells)], WORDS));
  return `${lines.join('\n')}\n`;
}

function cells({ name, kind, missing, distinct, numeric }: ColumnProfile): string[] {
  const counted = typeof distinct === 'number' ? String(distinct) : `about ${distinct.approximate}`;
  const values = numeric
    ? [numeric.mean, numeric.std, numeric.min, numeric.q1, numeric.median, numeric.q3, numeric.max]
    : [];
  return [printable(name), kind, String(missing), counted, ...values.map(shortNumber)];
}
