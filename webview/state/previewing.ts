/** The selected column before and after its scaler: at most one question to the worker at a time. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { ColumnPreview, ColumnProfile, DatasetProfile, Recipe } from '../../src/protocol/datasetApi';
import { Cancelled } from '../../src/protocol/errors';
import type { HostApi } from '../../src/protocol/hostApi';

/** An answer and the column it is about: it may be late for the column on screen. */
export type Preview =
  | { readonly column: ColumnProfile; readonly answer: ColumnPreview }
  | { readonly column: ColumnProfile; readonly error: unknown };

/** What a preview is about. */
export interface PreviewSubject {
  readonly profile: DatasetProfile;
  readonly column: ColumnProfile;
  readonly recipe: Recipe;
}

/** Follows `subject`; the preview of an earlier choice stays until the next one is there. */
export function createPreviewing(
  host: HostApi,
  subject: ReadonlySignal<PreviewSubject | undefined>,
): ReadonlySignal<Preview | undefined> {
  const preview = signal<Preview>();
  // Recipes are made anew with every choice; the same ones are not asked about twice.
  const recipe = computed(() => subject.value && JSON.stringify(subject.value.recipe));
  const column = computed(() => subject.value?.column);

  async function ask(about: ColumnProfile, asked: Recipe, { signal }: AbortController): Promise<void> {
    try {
      preview.value = { column: about, answer: await host.previewColumn(about.index, asked, { signal }) };
    } catch (error) {
      if (!(error instanceof Cancelled)) preview.value = { column: about, error };
    }
  }

  effect(() => {
    const about = column.value;
    if (!about?.numeric || recipe.value === undefined) return;
    const asked = JSON.parse(recipe.value) as Recipe;
    const controller = new AbortController();
    void ask(about, asked, controller);
    return () => {
      controller.abort();
    };
  });

  return preview;
}
