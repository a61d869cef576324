import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly label: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** Two pixels high. */
export function ProgressBar({ label, share }: Props) {
  const percent = Math.floor(share * 100);
  const done = useRef<HTMLElement>(null);
  useEffect(() => {
    if (done.current) done.current.style.width = `${String(share * 100)}%`;
  }, [share]);
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i ref={done} />
    </div>
  );
}
