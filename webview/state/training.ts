/** The Training lab: what is chosen, the experiment under way or done, and what it found so far. */
import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { Cancelled } from '../../src/protocol/errors';
import type { HostApi } from '../../src/protocol/hostApi';
import type { LabPlan, LabProgress, LabRequest, LabResult, LabRow, VariantId } from '../../src/protocol/lab';
import { addEpochs, NO_CURVES, type Curves } from './curves';
import type { TrainingChoices } from './trainingChoices';

export type TrainingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly resting: boolean }
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** What is known of an experiment so far. */
export interface LabFindings {
  readonly plan: LabPlan;
  readonly curves: Curves;
  /** Runs that are done. */
  readonly done: number;
  /** Of the variants that are done. */
  readonly rows: readonly LabRow[];
  readonly result?: LabResult;
}

export interface Training {
  readonly choices: Signal<TrainingChoices>;
  readonly state: ReadonlySignal<TrainingState>;
  /** Of the experiment under way, else of the last one. */
  readonly findings: ReadonlySignal<LabFindings | undefined>;
  /** Does nothing while another one is under way. */
  readonly run: (request: LabRequest) => Promise<void>;
  readonly cancel: () => void;
  readonly rest: () => void;
  readonly copyScript: (variant: VariantId) => Promise<void>;
  /** Forgets an experiment: the file it was about is no longer the one on screen. */
  readonly clear: () => void;
}

export function createTraining(host: HostApi, first: TrainingChoices): Training {
  const choices = signal(first);
  const state = signal<TrainingState>({ kind: 'idle' });
  const findings = signal<LabFindings>();
  let controller = new AbortController();

  function note({ plan, epochs, done, rows }: LabProgress): void {
    const known = plan ? { plan, curves: NO_CURVES, done, rows: [] } : findings.peek();
    if (!known) return;
    findings.value = {
      ...known,
      curves: addEpochs(known.curves, epochs),
      done,
      ...(rows && { rows }),
    };
  }

  async function train(request: LabRequest, { signal: abort }: AbortController): Promise<TrainingState> {
    try {
      const result = await host.train(request, {
        signal: abort,
        onProgress(progress) {
          if (!abort.aborted) note(progress);
        },
      });
      const known = findings.peek();
      if (known) findings.value = { ...known, rows: result.rows, result };
      return { kind: 'done' };
    } catch (error) {
      return error instanceof Cancelled ? { kind: 'stopped' } : { kind: 'failed', error };
    }
  }

  return {
    choices,
    state,
    findings,
    async run(request) {
      if (state.peek().kind === 'running') return;
      const own = new AbortController();
      controller = own;
      batch(() => {
        state.value = { kind: 'running', resting: false };
        findings.value = undefined;
      });
      const end = await train(request, own);
      // Otherwise it was forgotten meanwhile, or another one has begun.
      if (controller === own) state.value = end;
    },
    cancel() {
      controller.abort();
    },
    rest() {
      const now = state.peek();
      if (now.kind !== 'running') return;
      const resting = !now.resting;
      state.value = { kind: 'running', resting };
      void host.restTraining(resting, {});
    },
    async copyScript(variant) {
      const plan = findings.peek()?.plan;
      const seed = plan?.settings.seeds[0];
      if (!plan || seed === undefined) return;
      await host.copyTrainingScript({ variant, seed, learningRate: plan.settings.learningRate }, {});
    },
    clear() {
      controller.abort();
      controller = new AbortController();
      batch(() => {
        state.value = { kind: 'idle' };
        findings.value = undefined;
      });
    },
  };
}
