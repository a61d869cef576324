/** What a screen reader hears of an approximate view: that it is one, and how it ends. */
import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { DatasetProfile } from '../../src/protocol/datasetApi';
import { countOf } from '../format';
import { approximateExtent } from '../words';

/** One message each: a file that is read at once is not spoken of. */
export function announceReading(
  profile: ReadonlySignal<DatasetProfile | undefined>,
  busy: ReadonlySignal<boolean>,
  announcement: Signal<string>,
): void {
  let approximate = false;
  effect(() => {
    const shown = profile.value;
    const before = approximate;
    approximate = shown?.exact === false;
    if (!shown) return;
    if (!shown.exact) {
      announcement.value = busy.value
        ? `Approximate ${approximateExtent(shown)}, while the rest is read`
        : 'Reading stopped; the numbers stay approximate';
    } else if (before) {
      announcement.value = `Read the whole file: ${countOf(shown.rows, 'row')}. Its numbers are shown now`;
    }
  });
}
