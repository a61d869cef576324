import type { VariantId } from '../../src/protocol/lab';

/** How a variant looks besides its colour, so that it is told apart without. */
interface Look {
  readonly label: string;
  readonly dash: string;
  /** Around 0. */
  readonly marker: string;
  readonly fill: 'solid' | 'hollow' | 'none';
}

export const LOOKS: Readonly<Record<VariantId, Look>> = {
  raw: { label: 'Unscaled', dash: '2 3', marker: 'M-4-4L4 4M4-4L-4 4', fill: 'none' },
  minmax: { label: 'min-max', dash: '7 3', marker: 'M0-4.5L4.5 3.5H-4.5z', fill: 'solid' },
  zscore: { label: 'z-score', dash: '', marker: 'M-4-4H4V4H-4z', fill: 'solid' },
  recipe: { label: 'Recipe', dash: '10 3', marker: 'M-4 4L-4-4L4 4z', fill: 'solid' },
  'zscore+bn': {
    label: 'z-score + BN',
    dash: '',
    marker: 'M4 0A4 4 0 1 1-4 0A4 4 0 1 1 4 0',
    fill: 'hollow',
  },
  'raw+bn': { label: 'Unscaled + BN', dash: '7 2 2 2', marker: 'M0-5L5 0L0 5L-5 0z', fill: 'solid' },
};

export function Marker({
  variant,
  x,
  y,
}: {
  readonly variant: VariantId;
  readonly x: number;
  readonly y: number;
}) {
  const { marker, fill } = LOOKS[variant];
  return (
    <path
      class={`marker ${fill}`}
      data-variant={variant}
      d={marker}
      transform={`translate(${x.toFixed(1)},${y.toFixed(1)})`}
    />
  );
}

/** A piece of a variant's line with its marker, before its name. */
export function VariantKey({ variant }: { readonly variant: VariantId }) {
  return (
    <svg class="lab-chart variant-key" width={34} height={14} aria-hidden="true">
      <path class="line" data-variant={variant} d="M0 7H34" stroke-dasharray={LOOKS[variant].dash} />
      <Marker variant={variant} x={17} y={7} />
    </svg>
  );
}
