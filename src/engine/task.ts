/** Long work as its caller sees it: it can be cancelled, it reports, and it lets others run. */
export interface Task<Progress> {
  /** An AbortSignal fits. */
  readonly signal?: { readonly aborted: boolean } | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Lets the event loop run, so that a cancellation can arrive; called every few milliseconds of work. */
  readonly breathe?: (() => Promise<void>) | undefined;
}

/** The same task for a part of its work, whose progress means nothing to the caller. */
export function silent<Progress>({ signal, breathe }: Task<never>): Task<Progress> {
  return { signal, breathe };
}

/** Thrown when the caller no longer wants the answer. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  /** By name, as that of DataError. */
  static override [Symbol.hasInstance](value: unknown): value is Cancelled {
    return value instanceof Error && value.name === 'Cancelled';
  }

  constructor() {
    super('cancelled');
  }
}

/**
 * Lets other work run, then throws if the task was cancelled meanwhile.
 * @throws {Cancelled}
 */
export async function checkpoint(task: Task<never>): Promise<void> {
  await task.breathe?.();
  if (task.signal?.aborted) throw new Cancelled();
}
