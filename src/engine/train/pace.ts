/**
 * Tells when work has gone on for so long that it should let others run: every few million multiplications, a few
 * milliseconds.
 * @returns a function that is told of work done, and answers whether to pause
 * @example
 * const isTimeToPause = newPace();
 * for (const batch of batches) {
 *   learnFrom(batch);
 *   if (isTimeToPause(batch.length * weights)) await checkpoint(task);
 * }
 */
export function newPace(): (multiplications: number) => boolean {
  let work = 0;
  return (multiplications) => {
    work += multiplications;
    if (work < WORK_BETWEEN_PAUSES) return false;
    work = 0;
    return true;
  };
}

const WORK_BETWEEN_PAUSES = 4e6;
