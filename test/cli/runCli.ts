import { spawn } from 'node:child_process';
import path from 'node:path';

export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly stdin?: string;
  /** Run as another user, to meet permissions that root does not. */
  readonly uid?: number;
  /** Where temporary files go. */
  readonly temporary?: string;
}

/** Runs the built command line as a process of its own, as a person or a script would. */
export function runCli(
  args: readonly string[],
  { stdin = '', uid, temporary }: CliOptions = {},
): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.resolve('dist/cli.js'), ...args], {
      ...(uid !== undefined && { uid }),
      ...(temporary !== undefined && { env: { ...process.env, TMPDIR: temporary, TEMP: temporary } }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, stdout, stderr });
    });
    // The command may end without reading its input.
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
  });
}
