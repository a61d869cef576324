/** The selected column before and after its scaler: at most one question to the worker at a time. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { ColumnPreview, ColumnProfile, ScalerChoice } from '../../src/protocol/datasetApi';
import { Cancelled } from '../../src/protocol/errors';
import type { HostApi } from '../../src/protocol/hostApi';

/** An answer and the column it is about: it may be late for the column on screen. */
export type Preview =
  | { readonly column: ColumnProfile; readonly answer: ColumnPreview }
  | { readonly column: ColumnProfile; readonly error: unknown };

/** Follows `subject`; the preview of an earlier choice stays until the next one is there. */
export function createPreviewing(
  host: HostApi,
  subject: ReadonlySignal<{ readonly column: ColumnProfile; readonly choice: ScalerChoice } | undefined>,
): ReadonlySignal<Preview | undefined> {
  const preview = signal<Preview>();

  async function ask(
    column: ColumnProfile,
    choice: ScalerChoice,
    { signal }: AbortController,
  ): Promise<void> {
    try {
      preview.value = { column, answer: await host.previewColumn(column.index, choice, { signal }) };
    } catch (error) {
      if (!(error instanceof Cancelled)) preview.value = { column, error };
    }
  }

  effect(() => {
    if (!subject.value?.column.numeric) return;
    const controller = new AbortController();
    void ask(subject.value.column, subject.value.choice, controller);
    return () => {
      controller.abort();
    };
  });

  return preview;
}
