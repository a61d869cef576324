import type { ColumnKind } from '../../../src/engine/dataset';
import { prepareLabData, type LabData, type TableColumn } from '../../../src/engine/train/labData';
import { readDataset } from '../stats/statsFixture';

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

/** A dataset of the fixtures, ready for the lab, its target the column of that name. */
export function readLabData(name: string): LabData {
  const columns = [...readDataset(name)].map(([column, values]) => numberColumn(column, values));
  return prepareLabData(columns, 'target', { seed: 1, rowBudget: 10_000 });
}
