import type { Feature, TableColumn } from './labData';

/** A column that the network does not see, and why, in one sentence. */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/** A column of the table as a feature; with `code`, whether it holds that label. */
export interface FeatureColumn {
  readonly column: TableColumn;
  readonly code?: number;
}

/** Labels beyond which a column is not made one-hot. */
export const MOST_LABELS = 10;
/** Share of missing cells beyond which a column would cost too many rows. */
const MOST_MISSING = 0.5;

/** Which columns can be features, in their order, and which cannot. */
export function chooseFeatures(columns: readonly TableColumn[]): {
  readonly columns: readonly FeatureColumn[];
  readonly leftOut: readonly LeftOut[];
} {
  const chosen: FeatureColumn[] = [];
  const leftOut: LeftOut[] = [];
  for (const column of columns) {
    const codes = codesOf(column);
    const reason = column.leaveOut ?? whyNot(column, codes.length);
    if (reason !== undefined) leftOut.push({ name: column.name, reason });
    else if (column.labels) chosen.push(...codes.slice(1).map((code) => ({ column, code })));
    else chosen.push({ column });
  }
  return { columns: chosen, leftOut };
}

/** The codes that occur, in the order of their labels. */
function codesOf({ values, labels }: TableColumn): number[] {
  if (!labels) return [];
  const codes = [...new Set(values)].filter(Number.isFinite);
  return codes.sort((a, b) => (labels[a]! < labels[b]! ? -1 : 1));
}

function whyNot({ kind, values, labels }: TableColumn, codes: number): string | undefined {
  if (kind === 'empty') return 'Every cell is missing.';
  if (kind === 'date') return 'Dates are not used.';
  if (kind === 'identifier') return 'Identifiers tell nothing about other rows.';
  const missing = values.reduce((count, value) => count + (Number.isFinite(value) ? 0 : 1), 0);
  if (missing > MOST_MISSING * values.length) {
    return `${missing} of ${values.length} cells are missing; their rows would be lost.`;
  }
  if (!labels) return kind === 'text' ? 'Text is not used.' : undefined;
  if (codes > MOST_LABELS)
    return `${codes} different texts, more than the ${MOST_LABELS} that become columns.`;
  return codes < 2 ? 'Every value is the same.' : undefined;
}

/** Whether the feature has the same value in all these rows. */
export function isConstant({ column, code }: FeatureColumn, rows: Int32Array): boolean {
  const { values } = column;
  const first = values[rows[0]!]!;
  if (code === undefined) return rows.every((row) => values[row] === first);
  return rows.every((row) => (values[row] === code) === (first === code));
}

/** The features of these rows, rows × features, row by row. */
export function fillFeatures(
  features: readonly FeatureColumn[],
  rows: Int32Array,
): { readonly features: readonly Feature[]; readonly x: Float64Array } {
  const width = features.length;
  const x = new Float64Array(rows.length * width);
  const described = features.map(({ column, code }, index): Feature => {
    let binary = true;
    for (let i = 0; i < rows.length; i++) {
      const cell = column.values[rows[i]!]!;
      const value = code === undefined ? cell : Number(cell === code);
      x[i * width + index] = value;
      binary &&= value === 0 || value === 1;
    }
    const label = code === undefined ? undefined : column.labels?.[code];
    return { name: column.name, scaled: !binary, ...(label !== undefined && { label }) };
  });
  return { features: described, x };
}
