/** The Batch Norm view: a layer's settings, the batch on screen, and playing through the batches. */
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type {
  BatchAnswer,
  BatchQuestion,
  ColumnProfile,
  DatasetProfile,
  NoiseAnswer,
  RunningRule,
} from '../../src/protocol/datasetApi';
import type { HostApi } from '../../src/protocol/hostApi';
import {
  INITIAL_SETTINGS,
  layerOf,
  questionOf,
  type BatchNormSettings,
  type Layer,
} from './batchNormSettings';
import { followLatest, type Latest } from './latest';
import { reducedMotion } from './reducedMotion';

export interface BatchNorm {
  readonly settings: ReadonlySignal<BatchNormSettings>;
  /** Undefined while nothing is read, or no column holds numbers. */
  readonly layer: ReadonlySignal<Layer | undefined>;
  readonly answer: Latest<BatchAnswer>;
  readonly noise: Latest<NoiseAnswer>;
  /** The last answer, which may be about earlier settings. */
  readonly shown: ReadonlySignal<BatchAnswer | undefined>;
  /** Place of the marked row in the batch. */
  readonly marked: ReadonlySignal<number>;
  readonly mark: (row: number) => void;
  /** A line that lost its number in the shown column. */
  readonly spoiltLine: ReadonlySignal<number | undefined>;
  readonly spoil: (line: number | undefined) => void;
  readonly playing: ReadonlySignal<boolean>;
  readonly change: (changes: Partial<BatchNormSettings>) => void;
  readonly startOver: () => void;
  /** Goes to a batch, as far as there are some. */
  readonly goTo: (batch: number) => void;
  readonly step: (by: number) => void;
  readonly togglePlay: () => void;
  /** One beat of playing; skipped while the answer to the last one is on its way. */
  readonly tick: (by: number) => void;
  /** Puts the batch into the clipboard as a program. */
  readonly copy: (library: RunningRule['library']) => Promise<void>;
}

interface Subject {
  /** Whether the view is open. */
  readonly open: ReadonlySignal<boolean>;
  readonly profile: ReadonlySignal<DatasetProfile | undefined>;
  readonly selected: ReadonlySignal<ColumnProfile | undefined>;
}

export function createBatchNorm(host: HostApi, initial: BatchNormSettings, subject: Subject): BatchNorm {
  const settings = signal(initial);
  const marked = signal(0);
  const spoiltLine = signal<number>();
  const playing = signal(false);
  const layer = computed(() =>
    layerOf(subject.profile.value?.columns ?? [], settings.value.columns, subject.selected.value),
  );
  const question = computed(() => layer.value && questionOf(layer.value, settings.value, spoiltLine.value));
  const asked = asking(question, subject);
  const answer = followLatest(asked, ({ question }, signal) => host.simulateBatch(question, { signal }));
  const shown = signal<BatchAnswer>();
  effect(() => {
    const { value } = answer.settled;
    if (value && 'answer' in value) shown.value = value.answer;
  });
  // Depends on the column and the batch size, and is asked after the columns were read for the batch.
  const noise = followLatest(
    asking(
      computed(() => (shown.value && question.value ? noiseQuestion(question.value) : undefined)),
      subject,
    ),
    ({ question }, signal) => host.batchMeanNoise(question, { signal }),
  );
  const total = () => shown.value?.plan.total ?? 1;
  const current = () => Math.min(settings.value.batch, total());

  function goTo(number: number): void {
    if (!shown.value) return;
    const wanted = Math.min(total(), Math.max(1, Math.round(number)));
    settings.value = { ...settings.value, batch: wanted };
  }

  function tick(by: number): void {
    if (answer.busy.value) return;
    if (current() >= total()) playing.value = false;
    else goTo(current() + by);
  }

  effect(() => {
    if (!playing.value || !subject.open.value) return;
    const { speed } = settings.value;
    // Where nothing is to move, it jumps once a second.
    const [pause, by] = reducedMotion() ? [1000, speed] : [1000 / speed, 1];
    const timer = setInterval(tick, pause, by);
    return () => {
      clearInterval(timer);
    };
  });

  return {
    settings,
    layer,
    answer,
    noise,
    shown,
    marked,
    mark(row) {
      marked.value = row;
    },
    spoiltLine,
    spoil(line) {
      spoiltLine.value = line;
    },
    playing,
    change(changes) {
      settings.value = { ...settings.value, ...changes };
    },
    startOver() {
      batch(() => {
        const { columns, speed, batch: current } = settings.value;
        settings.value = { ...INITIAL_SETTINGS, ...(columns && { columns }), speed, batch: current };
        spoiltLine.value = undefined;
        playing.value = false;
      });
    },
    goTo,
    step(by) {
      playing.value = false;
      goTo(current() + by);
    },
    togglePlay() {
      batch(() => {
        // From the end, playing begins again.
        if (!playing.value && current() >= total()) goTo(1);
        playing.value = !playing.value;
      });
    },
    tick,
    async copy(library) {
      if (question.value) await host.copyBatch(question.value, library, {});
    },
  };
}

/** The question while the view is open, asked again for another profile; equal ones are one. */
function asking(
  question: ReadonlySignal<BatchQuestion | undefined>,
  { open, profile }: Subject,
): ReadonlySignal<{ readonly question: BatchQuestion; readonly profile: DatasetProfile } | undefined> {
  const text = computed(() => question.value && JSON.stringify(question.value));
  return computed(() => {
    if (!open.value || text.value === undefined || !profile.value) return undefined;
    return { question: JSON.parse(text.value) as BatchQuestion, profile: profile.value };
  });
}

/** Only what noise depends on is kept, so that stepping does not ask again. */
function noiseQuestion({ columns, shown, batchSize }: BatchQuestion): BatchQuestion {
  const { dropLast, gamma, beta, epsilon, rule } = INITIAL_SETTINGS;
  const layer = { dropLast, gamma, beta, epsilon, rule, groups: 1 };
  return { columns, shown, batchSize, order: 'file', ...layer, batch: 1 };
}
