import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import path from 'node:path';
import { parseOptions } from './options';

describe('options of the benchmark', () => {
  it('measures everything but the gigabyte, five times', () => {
    const { files, runs } = parseOptions([]);
    assert.deepEqual(files, ['F1', 'F3', 'F4', 'F5', 'F6']);
    assert.equal(runs, 5);
  });

  it('takes the gigabyte when asked', () => {
    assert.deepEqual(parseOptions(['--only', 'F3', '--f2']).files, ['F2', 'F3']);
    assert.deepEqual(parseOptions(['--only', 'F2']).files, ['F2']);
  });

  it('makes the folder absolute', () => {
    assert.equal(parseOptions(['--folder', 'kept']).folder, path.resolve('kept'));
  });

  it('refuses other files, runs and options', () => {
    assert.throws(() => parseOptions(['--only', 'F1,F7']), /found 'F7'/);
    assert.throws(() => parseOptions(['--runs', '0']), /found '0'/);
    assert.throws(() => parseOptions(['--rows', '5']));
  });
});
