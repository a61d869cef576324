import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Scratch } from '../../src/files/scratch';

describe('a folder for temporary files', () => {
  let outside: string;
  let folder: string;
  beforeEach(async () => {
    outside = await mkdtemp(path.join(tmpdir(), 'normscope-test-'));
    folder = path.join(outside, 'scratch');
  });
  afterEach(() => rm(outside, { recursive: true, force: true }));

  it('is there from the first file on until it is removed', async () => {
    const scratch = new Scratch(folder);
    assert.equal(existsSync(folder), false);
    const places = [await scratch.place('same.csv'), await scratch.place('same.csv')];
    assert.notEqual(places[0], places[1]);
    for (const place of places) await writeFile(place, 'x\n');
    await scratch.remove();
    assert.equal(existsSync(folder), false);
  });

  it('is not removed while its files may be open', async () => {
    const scratch = new Scratch(folder);
    const place = await scratch.place('data.csv');
    let close = (): void => undefined;
    scratch.keepUntil(new Promise<void>((resolve) => (close = resolve)));
    const removed = scratch.remove();
    for (let turn = 0; turn < 20; turn++) await setImmediate();
    assert.equal(existsSync(path.dirname(place)), true);
    close();
    await removed;
    assert.equal(existsSync(folder), false);
  });

  it('is not waited for where nothing was put into it', async () => {
    const scratch = new Scratch(folder);
    scratch.keepUntil(new Promise(() => undefined));
    await scratch.remove();
  });
});
