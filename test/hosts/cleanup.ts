/** Clean-up that happens however a process ends, so that nothing is left running and no folder is left behind. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs `end` when this process exits, the latest registered first. The returned function runs it at once instead. */
export function atExit(end: () => void): () => void {
  const once = () => {
    process.off('exit', once);
    end();
  };
  process.prependListener('exit', once);
  return once;
}

/** Turns the signals that end a process into an ordinary exit, so that {@link atExit} holds for them too. */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(130));
  }
}

/** A new empty folder among the system's temporary ones, removed when this process exits. */
export function temporaryFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `normscope-${purpose}-`));
  atExit(() => {
    // Processes that were just killed may still be writing their last file.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  return folder;
}

/** A child process with all its descendants. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  /** Asks the whole group to end, and after three seconds ends it. */
  stop(): Promise<void>;
}

/** Starts a program in a process group of its own, which is ended with this process at the latest. */
export function spawnGroup(command: string, args: readonly string[], options: SpawnOptions): ProcessGroup {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  const kill = atExit(() => {
    signalGroup(child, 'SIGKILL');
  });
  return {
    child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        signalGroup(child, 'SIGTERM');
        const patience = new AbortController();
        await Promise.race([gone, delay(3000, patience.signal)]);
        patience.abort();
      }
      kill();
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: the whole group is gone already.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
