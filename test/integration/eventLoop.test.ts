import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { rmSync, statSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { generateFloats } from '../bench/generate';
import type { Response } from '../../src/protocol/rpc';
import { say } from './say';
import { closeAllEditors, workspaceFile } from './workspace';

describe('the extension host', () => {
  afterEach(closeAllEditors);

  it('hears of the progress of its worker while a large file is inspected', async function () {
    this.timeout(60_000);
    const uri = workspaceFile('large.csv');
    await generateFloats(uri.fsPath, 120_000);
    // Loading the extension is not what is measured.
    await vscode.extensions.getExtension('normscope.normscope')?.activate();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const responses = await workerResponses(() =>
      vscode.commands.executeCommand('normscope.inspectDataset', uri),
    );
    delay.disable();
    assert.ok(responses.includes('progress'), 'expected progress before the profile');

    const megabytes = (statSync(uri.fsPath).size / 1e6).toFixed(1);
    const milliseconds = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(1);
    say(
      `    longest block of the event loop while ${megabytes} MB are inspected: ${milliseconds(delay.max)} ms ` +
        `(99.9 % under ${milliseconds(delay.percentile(99.9))} ms)`,
    );
    rmSync(uri.fsPath);
  });
});

/** What kinds of response the workers of this process give from now on, until one answers a call after `action`. */
async function workerResponses(action: () => Thenable<unknown>): Promise<Response['type'][]> {
  const seen: Response['type'][] = [];
  const answered = new Promise<void>((resolve) => {
    const value = function (this: Worker, event: string, ...args: unknown[]): boolean {
      if (event === 'message') {
        const { type } = args[0] as Response;
        seen.push(type);
        if (type !== 'progress') resolve();
      }
      return EventEmitter.prototype.emit.call(this, event, ...args);
    };
    Object.defineProperty(Worker.prototype, 'emit', { value, configurable: true });
  });
  try {
    await action();
    await answered;
  } finally {
    // What it inherits from EventEmitter shows again.
    Reflect.deleteProperty(Worker.prototype, 'emit');
  }
  return seen;
}
