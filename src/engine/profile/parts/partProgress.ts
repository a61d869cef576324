import type { ReadProgress } from '../../dataset';
import type { Task } from '../../task';

/** Adds up what the readers have done, behind the bytes before the first record. */
export function partProgress(
  bytesBefore: number,
  bytesTotal: number,
  task: Task<ReadProgress>,
  pass?: number,
) {
  let bytesRead = bytesBefore;
  let rows = 0;
  return (moreBytes: number, moreRows: number) => {
    bytesRead += moreBytes;
    rows += moreRows;
    task.onProgress?.({ rows, bytesRead, bytesTotal, ...(pass !== undefined && { pass }) });
  };
}
