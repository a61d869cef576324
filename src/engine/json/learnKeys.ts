import type { ByteSource } from '../byteSource';
import { namesFromHeader } from '../csv/header';
import type { RecordBatch } from '../csv/recordBatch';
import { readRecords } from '../csv/readRecords';
import type { ReadProgress } from '../dataset';
import { silent, type Task } from '../task';
import { keyKernel } from './keyKernel';
import { KeyLearner } from './keyLearner';
import type { OpenedJson } from './openJson';

/** After so many bytes records with the keys that were learnt in them need not be looked at one by one. */
const STEP_BYTES = 1 << 20;

/**
 * Reads a file of JSON objects for keys that its head does not have.
 * @returns the same table with a column for each
 * @throws {DataError} `too-many-columns`; whatever the source throws. Where bytes are no JSON, it ends: reading rows says so
 * @throws {Cancelled}
 */
export async function learnKeys(
  source: ByteSource,
  { headKeys, ...table }: OpenedJson,
  task: Task<ReadProgress>,
): Promise<OpenedJson> {
  // Columns that were chosen are columns whatever stands there.
  const learner = new KeyLearner(headKeys ?? table.shape.paths.map((path) => ({ path, isSure: true })));
  const kernelNow = () => {
    const { surePaths: paths, nullPaths } = learner;
    return keyKernel(table.shape, { paths, nullPaths }, source.size);
  };
  let { news } = learner;
  let kernel = kernelNow();
  const untilDamage = { stopAtUnterminatedQuote: true };
  const learn = ({ bytes, json }: RecordBatch) => {
    if (json?.unknownKeys) for (const start of json.recordStart) learner.add(bytes, start);
  };
  let range = { start: table.dataStart, line: table.dataLine, stop: table.dataStart + STEP_BYTES };
  for (;;) {
    const reached = await readRecords(
      ...([source, table, kernel, untilDamage, silent(task), learn, undefined, range] as const),
    );
    if (reached.stopped || reached.end < range.stop) break;
    range = { start: reached.end, line: reached.line, stop: reached.end + STEP_BYTES };
    if (learner.news === news) continue;
    ({ news } = learner);
    kernel = kernelNow();
  }
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
  };
}
