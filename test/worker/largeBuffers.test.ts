import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { largeBuffers } from '../../src/worker/largeBuffers';

describe('largeBuffers', () => {
  it('finds the buffers of large arrays wherever they are, each once', () => {
    const numbers = new Float64Array(10_000);
    const bytes = new Uint8Array(100_000);
    const message = {
      id: 1,
      error: null,
      value: [
        { sample: numbers, few: new Uint8Array(10) },
        new Map([[3, { bytes: bytes.subarray(0, 70_000) }]]),
      ],
      again: numbers.subarray(5),
    };
    assert.deepEqual(new Set(largeBuffers(message)), new Set([numbers.buffer, bytes.buffer]));
  });

  it('leaves small parts of a large buffer to be copied', () => {
    const arena = new Uint8Array(100_000);
    assert.deepEqual(largeBuffers([arena.subarray(0, 10), 'text', undefined]), []);
  });
});
