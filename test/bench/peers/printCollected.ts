import type { ColumnCollector } from './columnCollector';
import { printColumns } from './summary';

/** Prints what was collected: statistics of numbers, the most frequent texts. */
export function printCollected(columns: readonly ColumnCollector[]): void {
  const texts = columns.filter(({ numeric }) => !numeric);
  printColumns(
    columns.filter(({ numeric }) => numeric).map((column) => column.summarise()),
    { texts: texts.map((column) => ({ name: column.name, top: column.topTexts() })) },
  );
}
