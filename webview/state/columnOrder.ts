/** Which columns the list shows, and in which order. */
import type { ColumnProfile } from '../../src/protocol/datasetApi';
import type { Sort } from './savedState';

export const SORT_LABELS: Readonly<Record<Sort, string>> = {
  file: 'File Order',
  name: 'Name',
  missing: 'Most Missing First',
  kind: 'Kind',
};

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Columns whose name contains the filter, whatever its case, in the wanted order; ties keep the file's. */
export function orderColumns(columns: readonly ColumnProfile[], filter: string, sort: Sort): ColumnProfile[] {
  const wanted = filter.trim().toLowerCase();
  const shown = columns.filter(({ name }) => name.toLowerCase().includes(wanted));
  switch (sort) {
    case 'file':
      return shown;
    case 'name':
      return shown.sort((a, b) => byName.compare(a.name, b.name));
    case 'missing':
      return shown.sort((a, b) => b.missing - a.missing);
    case 'kind':
      return shown.sort((a, b) => a.kind.localeCompare(b.kind));
  }
}

/** The column a fresh view opens with: the first that scaling is advised for, for it has most to show. */
export function firstColumn(columns: readonly ColumnProfile[]): ColumnProfile | undefined {
  return (
    columns.find(({ numeric, advice }) => numeric && advice.method !== 'none') ??
    columns.find(({ numeric }) => numeric) ??
    columns[0]
  );
}
