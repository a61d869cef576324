/** The recipe on screen. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ScalerChoice } from '../../src/protocol/datasetApi';
import { startingChoice } from '../../src/protocol/scalers';

export interface RecipeState {
  readonly defaultChoice: ReadonlySignal<ScalerChoice>;
  /** By column name; kept for columns that the file has no longer, because it may have them again. */
  readonly choices: ReadonlySignal<ReadonlyMap<string, ScalerChoice>>;
  /** The default that the user chose here, if any. */
  readonly chosenDefault: ReadonlySignal<ScalerChoice | undefined>;
  /** The default from the settings, for as long as none was chosen here. */
  readonly setInitialDefault: (choice: ScalerChoice) => void;
  readonly setDefault: (choice: ScalerChoice) => void;
  /** Undefined goes back to the default. */
  readonly choose: (column: string, choice: ScalerChoice | undefined) => void;
}

export function createRecipe(
  savedDefault: ScalerChoice | undefined,
  savedChoices: readonly (readonly [string, ScalerChoice])[],
): RecipeState {
  const initialDefault = signal<ScalerChoice>(startingChoice('zscore'));
  const chosenDefault = signal(savedDefault);
  const choices = signal<ReadonlyMap<string, ScalerChoice>>(new Map(savedChoices));
  return {
    defaultChoice: computed(() => chosenDefault.value ?? initialDefault.value),
    choices,
    chosenDefault,
    setInitialDefault(choice) {
      initialDefault.value = choice;
    },
    setDefault(choice) {
      chosenDefault.value = choice;
    },
    choose(column, choice) {
      const next = new Map(choices.value);
      if (choice) next.set(column, choice);
      else next.delete(column);
      choices.value = next;
    },
  };
}
