import { captionNumber } from '../../src/protocol/lab';
import { NO_VALUE } from '../format';

/** A loss with three digits; what is not finite diverged. */
export function lossText(loss: number | null | undefined): string {
  if (loss === undefined) return NO_VALUE;
  return loss === null || !Number.isFinite(loss) ? 'diverged' : captionNumber(loss, 3);
}
