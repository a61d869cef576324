/** The recipe on screen. */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type {
  DefaultChoice,
  FitScope,
  NonFinitePolicy,
  Recipe,
  ScalerChoice,
} from '../../src/protocol/datasetApi';
import type { Choices } from './choices';
import type { SavedState } from './savedState';

export interface RecipeState {
  /** Everything that was chosen. */
  readonly choices: ReadonlySignal<Choices>;
  /** The default that the user chose here, if any. */
  readonly chosenDefault: ReadonlySignal<DefaultChoice | undefined>;
  /** The default from the settings, for as long as none was chosen here. */
  readonly setInitialDefault: (choice: DefaultChoice) => void;
  readonly setDefault: (choice: DefaultChoice) => void;
  /** Undefined goes back to the default. */
  readonly choose: (column: string, choice: ScalerChoice | undefined) => void;
  /** Every column as it is advised: choices by hand are forgotten. */
  readonly useAdvice: () => void;
  readonly setFit: (fit: FitScope) => void;
  readonly setNonFinite: (policy: NonFinitePolicy) => void;
  /** Takes over a recipe that was kept in a file. */
  readonly use: (recipe: Recipe) => void;
}

const ALL_ROWS: FitScope = { rows: 'all' };

export function createRecipe(saved: SavedState): RecipeState {
  const initialDefault = signal<DefaultChoice>({ method: 'zscore' });
  const chosenDefault = signal(saved.defaultChoice);
  // Kept for columns that the file has no longer, because it may have them again.
  const byHand = signal<ReadonlyMap<string, ScalerChoice>>(new Map(saved.choices ?? []));
  const fit = signal<FitScope>(saved.fit ?? ALL_ROWS);
  const nonFinite = signal<NonFinitePolicy>(saved.nonFinite ?? 'missing');
  return {
    choices: computed(() => ({
      defaultChoice: chosenDefault.value ?? initialDefault.value,
      byHand: byHand.value,
      fit: fit.value,
      nonFinite: nonFinite.value,
    })),
    chosenDefault,
    setInitialDefault(choice) {
      initialDefault.value = choice;
    },
    setDefault(choice) {
      chosenDefault.value = choice;
    },
    choose(column, choice) {
      const next = new Map(byHand.value);
      if (choice) next.set(column, choice);
      else next.delete(column);
      byHand.value = next;
    },
    useAdvice() {
      batch(() => {
        chosenDefault.value = { method: 'advice' };
        byHand.value = new Map();
      });
    },
    setFit(scope) {
      fit.value = scope;
    },
    setNonFinite(policy) {
      nonFinite.value = policy;
    },
    use(recipe) {
      batch(() => {
        chosenDefault.value = recipe.default;
        byHand.value = new Map(Object.entries(recipe.columns));
        fit.value = recipe.fit ?? ALL_ROWS;
        nonFinite.value = recipe.nonFinite ?? 'missing';
      });
    },
  };
}
