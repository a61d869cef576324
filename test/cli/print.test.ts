import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { skip } from '../skip';

describe('standard output', () => {
  let folder = '';
  let file = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'normscope-print-'));
    file = path.join(folder, 'wide.csv');
    // What is told of it is longer than a pipe holds.
    const row = (cell: (column: number) => string) => Array.from({ length: 2000 }, (_, c) => cell(c)).join();
    await writeFile(file, [row((c) => `column${c}`), row(String), row((c) => `${c}.5`), ''].join('\n'));
  });
  after(() => rm(folder, { recursive: true }));

  /** Runs `profile --json`: how it ends, and what it says on standard error. */
  function profile(stdout: 'pipe' | number, onOutput?: (stream: NodeJS.ReadableStream) => void) {
    return new Promise<{ status: number | null; stderr: string }>((resolve, reject) => {
      const args = [path.resolve('dist/cli.js'), 'profile', '--json', file];
      const child = spawn(process.execPath, args, { stdio: ['ignore', stdout, 'pipe'] });
      let stderr = '';
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', reject);
      child.on('close', (status) => {
        resolve({ status, stderr });
      });
      if (child.stdout) onOutput?.(child.stdout);
    });
  }

  it('is whole for a reader that takes its time', async () => {
    let text = '';
    const ended = await profile('pipe', (stream) => {
      stream.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
        stream.pause();
        setTimeout(() => stream.resume(), 5);
      });
    });
    assert.deepEqual(ended, { status: 0, stderr: '' });
    const { columns } = JSON.parse(text) as {
      columns: readonly { name: string; max: number }[];
    };
    assert.deepEqual([columns.length, columns[1999]?.name, columns[1999]?.max], [2000, 'column1999', 1999.5]);
  });

  it('ends in peace when its reader has seen enough', async () => {
    const ended = await profile('pipe', (stream) => {
      stream.once('data', () => {
        (stream as NodeJS.ReadableStream & { destroy(): void }).destroy();
      });
    });
    assert.deepEqual(ended, { status: 0, stderr: '' });
  });

  it('says so when the disk is full', async function () {
    if (process.platform !== 'linux') skip(this, 'only Linux has /dev/full');
    const full = openSync('/dev/full', 'w');
    const ended = await profile(full).finally(() => {
      closeSync(full);
    });
    assert.equal(ended.status, 1);
    assert.match(ended.stderr, /^normscope: The disk is full: standard output does not fit\./);
  });
});
