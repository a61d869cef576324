import { captionNumber } from '../../src/protocol/lab';
import { formatFixed, NO_VALUE } from '../format';

/** A loss with three digits; what is not finite diverged. */
export function lossText(loss: number | null | undefined): string {
  if (loss === undefined) return NO_VALUE;
  return loss === null || !Number.isFinite(loss) ? 'diverged' : captionNumber(loss, 3);
}

/** A loss with three decimals, so that those of a table line up; small ones with two digits. */
export function alignedLoss(loss: number | null): string {
  return loss === null || loss >= 0.001 ? formatFixed(loss, 3) : captionNumber(loss, 2);
}
