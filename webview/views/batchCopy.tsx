import { useState } from 'preact/hooks';
import { errorText } from '../../src/protocol/errors';
import type { RunningRule } from '../../src/protocol/datasetApi';
import { formatCount } from '../format';
import { useInspector } from '../state/inspector';

const LIBRARIES = [
  { library: 'pytorch', label: 'PyTorch' },
  { library: 'keras', label: 'Keras' },
] as const;
/** Rows of a program that somebody reads. */
const MOST_ROWS = 1000;

/** The batch as a program of a library, to check the numbers there. */
export function BatchCopy({ size }: { readonly size: number }) {
  const { batchNorm, notice, announcement } = useInspector();
  const [copied, setCopied] = useState('');
  async function copy(library: RunningRule['library'], label: string): Promise<void> {
    try {
      await batchNorm.copy(library);
      setCopied(`Copied: the program asserts these numbers in ${label}.`);
      announcement.value = `Copied as ${label}`;
    } catch (error) {
      notice.value = errorText(error);
    }
  }
  return (
    <p class="bn-actions">
      {LIBRARIES.map(({ library, label }) => (
        <button
          key={library}
          type="button"
          class="button"
          disabled={size > MOST_ROWS}
          title={
            size > MOST_ROWS
              ? `Up to ${formatCount(MOST_ROWS)} rows`
              : 'This batch, with all columns of the layer, as a Python program'
          }
          onClick={() => void copy(library, label)}
        >
          Copy as {label}
        </button>
      ))}
      <span class="small dim">{copied}</span>
    </p>
  );
}
