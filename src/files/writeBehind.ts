import type { ByteSink } from '../engine/byteSource';

export interface WriteBehind extends ByteSink {
  /** Waits until all is written. */
  finish(): Promise<void>;
}

/**
 * Lets bytes be written while the next ones are made: `write` waits for the bytes before, not for its own, and throws why
 * those could not be written. The caller does not use again what it gave.
 */
export function writeBehind(sink: ByteSink): WriteBehind {
  let written = Promise.resolve();
  return {
    async write(bytes) {
      await written;
      written = sink.write(bytes);
      // Whoever awaits it hears of a failure, which may come before.
      written.catch(() => undefined);
    },
    finish: () => written,
  };
}
