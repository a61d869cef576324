import type { ColumnKind } from '../../../src/engine/columnKind';
import { prepareLabData, type LabData, type TableColumn } from '../../../src/engine/train/labData';
import { readTable } from '../stats/statsFixture';

/** A column of numbers; NaN is missing. */
export function numberColumn(
  name: string,
  values: Iterable<number>,
  kind: ColumnKind = 'number',
): TableColumn {
  return { name, kind, values: Float64Array.from(values) };
}

/** A column of texts; the empty text is missing. */
export function textColumn(name: string, cells: readonly string[]): TableColumn {
  const labels = [...new Set(cells.filter((cell) => cell !== ''))];
  return {
    name,
    kind: 'text',
    values: Float64Array.from(cells, (cell) => (cell === '' ? NaN : labels.indexOf(cell))),
    labels,
  };
}

/**
 * A dataset of the fixtures, ready for the lab, its target the column of that name. `digits_600` are the first 600 rows of
 * scikit-learn's digits.
 */
export function readLabData(name: string): LabData {
  const columns = [...readTable(datasetFile(name))].map(([column, values]) => numberColumn(column, values));
  return prepareLabData(columns, 'target', { seed: 1, rowBudget: 10_000 });
}

/** Digits have columns without spread, which other tests do not expect of a dataset. */
function datasetFile(name: string): string {
  return `test/fixtures/${name === 'digits_600' ? 'train' : 'datasets'}/${name}.csv`;
}
