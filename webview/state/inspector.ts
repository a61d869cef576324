/** The state of one page: what the host said, what the user looks at, and what follows from both. */
import { computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ColumnProfile, DatasetProfile, Recipe, ScalerChoice } from '../../src/protocol/datasetApi';
import { errorText } from '../../src/protocol/errors';
import type { InspectorInfo } from '../../src/protocol/hostApi';
import type { ChartTheme } from '../charts/theme';
import type { Session } from '../session';
import { announceReading } from './announceReading';
import { createBatchNorm, type BatchNorm } from './batchNorm';
import { INITIAL_SETTINGS } from './batchNormSettings';
import { choiceFor, isScaled, recipeFor, recipeForPreview } from './choices';
import { createComparing, type Comparing } from './comparing';
import { firstColumn, orderColumns } from './columnOrder';
import { createPreviewing, type Preview } from './previewing';
import { createReading, type Reading } from './reading';
import { createRecipe, type RecipeState } from './recipe';
import { readSavedState, type SavedState, type Sort, type View } from './savedState';
import { createTraining, type Training } from './training';
import { FIRST_CHOICES, labRequest } from './trainingChoices';
import { createWriting, type Writing } from './writing';
import { whyNotWritten } from '../words';

/** What the page learns from its window. */
export interface Surroundings {
  readonly theme: ReadonlySignal<ChartTheme>;
  /** One column, and a picker instead of the list. */
  readonly narrow: ReadonlySignal<boolean>;
}

export interface Inspector extends Surroundings {
  readonly info: ReadonlySignal<InspectorInfo | undefined>;
  readonly reading: Reading;
  readonly recipe: RecipeState;
  readonly preview: ReadonlySignal<Preview | undefined>;
  readonly comparing: Comparing;
  readonly batchNorm: BatchNorm;
  readonly writing: Writing;
  readonly training: Training;

  readonly view: Signal<View>;
  /** The column to show, by name. */
  readonly selectedName: Signal<string | undefined>;
  readonly filter: Signal<string>;
  readonly sort: Signal<Sort>;
  /** In pixels, once the user has set one. */
  readonly listWidth: Signal<number | undefined>;
  /** What went wrong with something small, to be shown until it is dismissed. */
  readonly notice: Signal<string>;
  /** What a screen reader is told next. */
  readonly announcement: Signal<string>;

  /** What to show: the exact profile, or while there is none the approximate one. */
  readonly profile: ReadonlySignal<DatasetProfile | undefined>;
  readonly selected: ReadonlySignal<ColumnProfile | undefined>;
  /** Whether a text editor can show the file: it is neither Parquet nor packed. */
  readonly isPlainText: ReadonlySignal<boolean>;
  /** What the numbers of places in the file count. */
  readonly place: ReadonlySignal<DatasetProfile['place']>;
  /** The columns as the list shows them. */
  readonly shownColumns: ReadonlySignal<readonly ColumnProfile[]>;
  readonly scaledCount: ReadonlySignal<number>;
  /** Why no copy of the file can be written, of a file of which only the rows before damage are shown. */
  readonly whyUnwritable: ReadonlySignal<string | undefined>;
  readonly choiceOf: (column: ColumnProfile) => ScalerChoice;
  /** Whether the view of all columns shows this one: as chosen, else where it is scaled. */
  readonly isCompared: (column: ColumnProfile) => boolean;
  readonly setCompared: (column: ColumnProfile, compared: boolean) => void;
  readonly select: (column: ColumnProfile) => void;
  readonly write: () => void;
  /** Asks for a format; also where nothing is scaled. */
  readonly writeAs: () => void;
  readonly saveScaler: () => void;
  readonly saveRecipe: () => void;
  readonly openRecipe: () => void;
  /** Asks for another file to fit on. */
  readonly fitOnFile: () => void;
  readonly goToLine: (line: number) => void;
  readonly openWritten: () => void;
  /** Trains what is chosen in the Training lab. */
  readonly train: () => void;
}

export function createInspector(session: Session, surroundings: Surroundings): Inspector {
  const { host } = session;
  const saved = readSavedState(session.saved);
  const info = signal<InspectorInfo>();
  const selectedName = signal(saved.selected);
  const filter = signal(saved.filter ?? '');
  const sort = signal<Sort>(saved.sort ?? 'file');
  const listWidth = signal(saved.listWidth);
  const view = signal<View>(saved.view ?? 'column');
  const whenReady = signal<(() => void) | undefined>(undefined);
  const notice = signal('');
  const announcement = signal('');
  const recipe = createRecipe(saved);
  const started = host.start({}).then((answer) => {
    recipe.setInitialDefault(answer.defaultScaler);
    info.value = answer;
    if (answer.view) view.value = answer.view;
  });
  const reading = createReading(host, started, saved.readOptions ?? {});
  const writing = createWriting(host);
  const training = createTraining(host, saved.training ?? FIRST_CHOICES);

  const profile = computed(() => {
    if (reading.approximate.value) return reading.approximate.value;
    const outcome = reading.outcome.value;
    return outcome?.kind === 'ready' ? outcome.profile : undefined;
  });
  const isPlainText = computed(() => {
    if (profile.value?.parquet) return false;
    const dialect = profile.value?.dialect ?? reading.head.value?.dialect;
    // Of a file that failed before anything was known there is only the name.
    return dialect ? dialect.compression === 'none' : !/\.gz$/i.test(info.value?.fileName ?? '');
  });
  // What a view opened with stays, although the whole file may advise to open with another column.
  const openedWith = signal<string>();
  const selected = computed(() => {
    const columns = profile.value?.columns ?? [];
    const named = (wanted: string | undefined) => columns.find(({ name }) => name === wanted);
    return named(selectedName.value) ?? named(openedWith.value) ?? firstColumn(columns);
  });
  const choiceOf = (column: ColumnProfile) => choiceFor(column, recipe.choices.value);
  const preview = createPreviewing(
    host,
    computed(() => {
      const [column, of] = [selected.value, profile.value];
      if (!column || !of) return undefined;
      return { profile: of, column, recipe: recipeForPreview(column, of.columns, recipe.choices.value) };
    }),
  );
  const compared = signal<ReadonlyMap<string, boolean>>(new Map(saved.compared ?? []));
  const isCompared = (column: ColumnProfile) =>
    column.numeric !== undefined &&
    (compared.value.get(column.name) ?? isScaled(column, recipe.choices.value));
  const comparing = createComparing(
    host,
    computed(() =>
      view.value === 'compare' && profile.value
        ? { profile: profile.value, recipe: recipeFor(profile.value.columns, recipe.choices.value) }
        : undefined,
    ),
  );
  const batchNorm = createBatchNorm(host, saved.batchNorm ?? INITIAL_SETTINGS, {
    open: computed(() => view.value === 'batchNorm'),
    profile,
    selected,
  });
  const scaledCount = computed(
    () => profile.value?.columns.filter((column) => isScaled(column, recipe.choices.value)).length ?? 0,
  );

  const whyUnwritable = computed(() => whyNotWritten(profile.value));

  function write(): void {
    if (saidWhyNot()) return;
    if (!profile.value?.exact || reading.busy.value || scaledCount.value === 0) return;
    void writing.write(recipeFor(profile.value.columns, recipe.choices.value), 'same');
  }

  function writeAs(): void {
    if (saidWhyNot()) return;
    if (!profile.value?.exact || reading.busy.value) return;
    void writing.write(recipeFor(profile.value.columns, recipe.choices.value), 'asked');
  }

  /** Whether no copy can be written; then it is spoken, not only shown. */
  function saidWhyNot(): boolean {
    const why = whyUnwritable.peek();
    if (why === undefined) return false;
    announcement.value = why;
    return true;
  }

  function train(): void {
    const of = profile.peek();
    if (!of?.exact || reading.busy.peek()) return;
    const request = labRequest(
      training.choices.peek(),
      of.columns,
      recipeFor(of.columns, recipe.choices.peek()),
    );
    if (request) void training.run(request);
  }

  /** Says which file something was saved as, where the user did not dismiss the dialog. */
  async function save(what: (recipe: Recipe) => Promise<string | null>): Promise<void> {
    const columns = profile.peek()?.columns;
    if (!columns) return;
    const name = await what(recipeFor(columns, recipe.choices.peek()));
    if (name !== null) writing.noteSaved(name);
  }

  async function attempt(action: Promise<void>): Promise<void> {
    try {
      await action;
    } catch (error) {
      notice.value = errorText(error);
    }
  }

  // A result is about the file and the recipe it was made with.
  for (const source of [recipe.choices, reading.outcome, reading.approximate]) {
    source.subscribe(writing.clear);
  }
  reading.outcome.subscribe(training.clear);
  effect(() => {
    if (reading.approximate.value && selected.value) openedWith.value = selected.value.name;
  });
  announceReading(profile, reading.busy, announcement);
  effect(() => {
    const wanted = whenReady.value;
    if (!wanted || reading.busy.value) return;
    whenReady.value = undefined;
    untracked(wanted);
  });
  effect(() => {
    session.save({
      filter: filter.value,
      sort: sort.value,
      choices: [...recipe.choices.value.byHand],
      fit: recipe.choices.value.fit,
      nonFinite: recipe.choices.value.nonFinite,
      view: view.value,
      compared: [...compared.value],
      readOptions: reading.options.value,
      batchNorm: batchNorm.settings.value,
      training: training.choices.value,
      ...(selectedName.value !== undefined && { selected: selectedName.value }),
      ...(listWidth.value !== undefined && { listWidth: listWidth.value }),
      ...(recipe.chosenDefault.value && { defaultChoice: recipe.chosenDefault.value }),
    } satisfies SavedState);
  });

  session.onEvent((event) => {
    switch (event.type) {
      case 'source-changed':
        reading.noteSourceChanged();
        return;
      case 'write-requested':
        whenReady.value = write;
        return;
      case 'write-as-requested':
        whenReady.value = writeAs;
        return;
      case 'show-view':
        view.value = event.view;
        return;
    }
  });
  void reading.read();

  return {
    ...surroundings,
    info,
    reading,
    recipe,
    preview,
    comparing,
    batchNorm,
    writing,
    training,
    view,
    selectedName,
    filter,
    sort,
    listWidth,
    notice,
    announcement,
    profile,
    selected,
    isPlainText,
    place: computed(() => profile.value?.place ?? 'line'),
    shownColumns: computed(() => orderColumns(profile.value?.columns ?? [], filter.value, sort.value)),
    scaledCount,
    whyUnwritable,
    choiceOf,
    isCompared,
    setCompared(column, is) {
      compared.value = new Map(compared.value).set(column.name, is);
    },
    select(column) {
      selectedName.value = column.name;
    },
    write,
    writeAs,
    saveScaler: () => void attempt(save((of) => host.saveScaler(of, {}))),
    saveRecipe: () => void attempt(save((of) => host.saveRecipe(of, {}))),
    openRecipe: () =>
      void attempt(
        host.openRecipe({}).then((found) => {
          if (found) recipe.use(found);
        }),
      ),
    fitOnFile: () =>
      void attempt(
        host.pickFitFile({}).then((file) => {
          if (file !== null) recipe.setFit({ rows: 'file', file });
        }),
      ),
    goToLine: (line) => void attempt(host.goToLine(line, {})),
    openWritten: () => void attempt(host.openWritten({})),
    train,
  };
}

const InspectorContext = createContext<Inspector | undefined>(undefined);
export const InspectorProvider = InspectorContext.Provider;

export function useInspector(): Inspector {
  const inspector = useContext(InspectorContext);
  if (!inspector) throw new Error('a view stands outside the InspectorProvider');
  return inspector;
}
