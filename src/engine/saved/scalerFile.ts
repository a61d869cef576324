import type { FittedColumn, FittedTable } from '../fit/fittedTable';
import { isRowNorm, scalerOf } from '../scale/fitScaler';
import type { ScalerParameters } from '../scale/fittedScaler';
import { type FittedPart, fittedPartsOf } from './fittedParts';
import { invalid, isObject, type JsonObject, parseSaved, type SavedFormat } from './jsonPlace';
import {
  isCount,
  readChoice,
  readDigits,
  readNonFinite,
  readScope,
  readSource,
  type SavedSource,
} from './savedParts';

export const SCALER_FORMAT: SavedFormat = { kind: 'scaler', format: 'normscope-scaler', version: 1 };

/** Fitted scalers as a file keeps them. */
export interface SavedScaler {
  readonly source: SavedSource;
  readonly table: FittedTable;
  /** All columns of the source, in its order. */
  readonly columnNames: readonly string[];
  readonly significantDigits?: number;
}

/** The text of a scaler file: every number reads back to the same double. */
export function scalerText({ source, table, columnNames, significantDigits }: SavedScaler): string {
  const { format, version } = SCALER_FORMAT;
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const columns = columnNames.map((name) => columnJson(name, byName.get(name)));
  const { scope: fit, fitRows, nonFinite } = table;
  const head = { format, version, source, fit, fitRows, nonFinite };
  return `${JSON.stringify({ ...head, ...(significantDigits && { significantDigits }), columns }, undefined, 2)}\n`;
}

function columnJson(name: string, column: FittedColumn | undefined): object {
  if (!column) return { name, method: 'none' };
  if ('norm' in column) return { name, method: column.norm };
  return { name, ...column.scaler.parameters, range: column.range };
}

/**
 * Reads the text of a scaler file.
 * @param file its name, for messages
 * @throws {DataError} `invalid-file` with what was expected, found, and where
 */
export function parseScaler(text: string, file: string): SavedScaler {
  const saved = parseSaved(text, file, SCALER_FORMAT);
  const { source, columns, fit, fitRows, nonFinite, significantDigits } = saved;
  if (!Array.isArray(columns)) throw invalid(file, 'columns', 'a list of columns', columns);
  if (!isCount(fitRows)) throw invalid(file, 'fitRows', 'a number of rows', fitRows);
  const parsed = columns.map((column: unknown, index) => parseColumn(column, index, file));
  return {
    source: readSource(source, file),
    table: {
      columns: parsed.flatMap(({ fitted }) => fitted ?? []),
      scope: readScope(fit, file),
      fitRows,
      nonFinite: readNonFinite(nonFinite, ['missing', 'clip'], file) ?? 'missing',
    },
    columnNames: parsed.map(({ name }) => name),
    ...readDigits(significantDigits, file),
  };
}

function parseColumn(value: unknown, index: number, file: string): { name: string; fitted?: FittedColumn } {
  const where = `columns[${index}]`;
  const { name, range, ...scaler } = isObject(value) ? value : {};
  if (typeof name !== 'string') throw invalid(file, where, 'a column with a name and a method', value);
  const { method } = scaler;
  const parts = fittedPartsOf(method);
  const choice = choiceOf(scaler, parts, where, file);
  if (choice.method === 'none') return { name };
  if (isRowNorm(choice)) return { name, fitted: { index, name, norm: choice.method } };
  for (const part of parts) checkPart(part, scaler[part.name], `${where}.${part.name}`, file);
  if (!isNumbers(range) || range.length !== 2) throw invalid(file, `${where}.range`, 'two numbers', range);
  const [low = NaN, high = NaN] = range;
  // Checked above, part by part.
  const fitted = scalerOf(scaler as unknown as ScalerParameters);
  return { name, fitted: { index, name, scaler: fitted, range: [low, high] } };
}

/** The choice is what remains when the fitted parts are taken away. */
function choiceOf(scaler: JsonObject, parts: readonly FittedPart[], where: string, file: string) {
  const fitted = new Set(parts.map(({ name }) => name));
  const choice = Object.fromEntries(Object.entries(scaler).filter(([name]) => !fitted.has(name)));
  return readChoice(choice, where, file);
}

function checkPart({ type, optional }: FittedPart, value: unknown, where: string, file: string): void {
  if (optional && value === undefined) return;
  if (type === 'number' ? !Number.isFinite(value) : !(isNumbers(value) && value.length > 0)) {
    throw invalid(file, where, type === 'number' ? 'a number' : 'a list of numbers', value);
  }
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(Number.isFinite);
}
