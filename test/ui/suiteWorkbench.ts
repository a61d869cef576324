import assert from 'node:assert/strict';
import { after, afterEach, before } from 'mocha';
import type { Content } from './samples';
import { Workbench } from './workbench';

/**
 * Opens a window before the tests of the suite it is called in and closes it after them. A picture is taken of
 * every test that fails.
 * @param files The workspace, by file name; made when the suite starts.
 * @returns how the tests get at the window
 */
export function suiteWorkbench(files: () => Readonly<Record<string, Content>>): () => Workbench {
  let workbench: Workbench | undefined;
  before(async () => {
    workbench = await Workbench.open(files());
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await workbench?.picture(`failed ${this.currentTest.fullTitle()}`.replaceAll(/[^\w]+/g, '-'));
  });
  after(async () => {
    await workbench?.close();
    assert.deepEqual(workbench?.errors, [], 'the window logged errors');
  });
  return () => {
    if (!workbench) throw new Error('expected to be called in a test');
    return workbench;
  };
}
