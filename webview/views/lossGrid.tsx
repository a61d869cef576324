import { captionNumber } from '../../src/protocol/lab';
import type { LogScale } from '../charts/logScale';

/** Between the line of the target loss and what is written on it. */
export const TARGET_GAP = 5;
/** Labels closer to that of the target loss would cover it. */
const LABEL_GAP = 12;

interface Props {
  readonly scale: LogScale;
  readonly left: number;
  readonly right: number;
  readonly y: (loss: number) => number;
  readonly targetLoss: number;
}

/** Lines across a picture of losses, and the target loss among them. */
export function LossGrid({ scale, left, right, y, targetLoss }: Props) {
  const across = (loss: number) => `M${String(left)} ${y(loss).toFixed(1)}H${String(right)}`;
  return (
    <>
      {scale.ticks.map(({ value, label }) => (
        <g key={value}>
          <path class="grid" d={across(value)} />
          {Math.abs(y(value) - y(targetLoss)) >= LABEL_GAP && (
            <text x={left - 6} y={y(value) + 4} text-anchor="end">
              {label}
            </text>
          )}
        </g>
      ))}
      <path class="target" d={across(targetLoss)} />
      <text class="strong" x={left - 6} y={y(targetLoss) + 4} text-anchor="end">
        {captionNumber(targetLoss, 2)}
      </text>
    </>
  );
}
