/** All numeric columns on one axis, before and after: asked for while the view that shows them is open. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { ColumnStrip, DatasetProfile, Recipe } from '../../src/protocol/datasetApi';
import { Cancelled } from '../../src/protocol/errors';
import type { HostApi } from '../../src/protocol/hostApi';

export type Comparison =
  | { readonly profile: DatasetProfile; readonly strips: readonly ColumnStrip[] }
  | { readonly profile: DatasetProfile; readonly error: unknown };

export interface Comparing {
  /** The last answer, which stays until the next one is there. */
  readonly comparison: ReadonlySignal<Comparison | undefined>;
  readonly busy: ReadonlySignal<boolean>;
}

/** Follows `subject`, at most one question to the worker at a time. */
export function createComparing(
  host: HostApi,
  subject: ReadonlySignal<{ readonly profile: DatasetProfile; readonly recipe: Recipe } | undefined>,
): Comparing {
  const comparison = signal<Comparison>();
  const busy = signal(false);
  // Recipes are made anew with every choice; the same ones are not asked about twice.
  const recipe = computed(() => subject.value && JSON.stringify(subject.value.recipe));
  const profile = computed(() => subject.value?.profile);

  async function ask(about: DatasetProfile, asked: Recipe, { signal }: AbortController): Promise<void> {
    busy.value = true;
    try {
      comparison.value = { profile: about, strips: await host.compareColumns(asked, { signal }) };
    } catch (error) {
      if (error instanceof Cancelled) return;
      comparison.value = { profile: about, error };
    }
    busy.value = false;
  }

  effect(() => {
    const about = profile.value;
    if (!about || recipe.value === undefined) return;
    const asked = JSON.parse(recipe.value) as Recipe;
    const controller = new AbortController();
    void ask(about, asked, controller);
    return () => {
      controller.abort();
    };
  });

  return { comparison, busy };
}
