import type { ByteSource } from '../byteSource';
import { namesFromHeader } from '../csv/header';
import { readRecords } from '../csv/readRecords';
import type { ReadProgress } from '../dataset';
import { newKernel } from '../kernel/newKernel';
import { CellClassifier } from '../table/cellClassifier';
import { silent, type Task } from '../task';
import { KeyLearner } from './keyLearner';
import type { OpenedJson } from './openJson';

/**
 * Reads a file of JSON objects for keys that its head does not have.
 * @returns the same table with a column for each
 * @throws {DataError} `too-many-columns`; whatever the source throws. Where bytes are no JSON, it ends: reading rows says so
 * @throws {Cancelled}
 */
export async function learnKeys(
  source: ByteSource,
  table: OpenedJson,
  task: Task<ReadProgress>,
): Promise<OpenedJson> {
  const learner = new KeyLearner(table.shape.paths);
  const kernel = newKernel(table, new CellClassifier([]), source.size);
  const untilDamage = { stopAtUnterminatedQuote: true };
  await readRecords(source, table, kernel, untilDamage, silent(task), ({ bytes, json }) => {
    if (json?.unknownKeys) for (const start of json.recordStart) learner.add(bytes, start);
  });
  const { paths } = learner;
  const { names, problems } = namesFromHeader(
    paths.map((path) => path.join('.')),
    table.dataLine,
    false,
  );
  return {
    ...table,
    columnNames: names,
    problems,
    shape: { ...table.shape, paths },
    mayHaveMoreKeys: false,
  };
}
