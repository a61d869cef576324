/** The answer to the latest of changing questions: the one before it is given up. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { Cancelled } from '../../src/protocol/errors';

export type Settled<A> = { readonly answer: A } | { readonly error: unknown };

export interface Latest<A> {
  /** The last answer, which stays until the next one is there. */
  readonly settled: ReadonlySignal<Settled<A> | undefined>;
  readonly busy: ReadonlySignal<boolean>;
}

/**
 * @param question changes its value only where the question changes; undefined: nothing is asked
 * @param ask rejects with Cancelled when its signal aborts
 */
export function followLatest<Q, A>(
  question: ReadonlySignal<Q | undefined>,
  ask: (question: Q, signal: AbortSignal) => Promise<A>,
): Latest<A> {
  const settled = signal<Settled<A>>();
  const busy = signal(false);

  async function answer(asked: Q, { signal: own }: AbortController): Promise<void> {
    busy.value = true;
    try {
      const found = await ask(asked, own);
      // Too late: the next question is on its way.
      if (own.aborted) return;
      settled.value = { answer: found };
    } catch (error) {
      if (error instanceof Cancelled) return;
      settled.value = { error };
    }
    busy.value = false;
  }

  effect(() => {
    const asked = question.value;
    if (asked === undefined) return;
    const controller = new AbortController();
    void answer(asked, controller);
    return () => {
      controller.abort();
    };
  });

  return { settled, busy };
}
