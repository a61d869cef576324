import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { outcomeOf } from '../../../src/engine/train/outcome';

/** Reports whose losses are these in every epoch from 0. */
const losses = (...values: number[]) =>
  values.map((loss, epoch) => ({ epoch, trainingLoss: loss, validationLoss: loss }));
const outcome = (...values: number[]) => outcomeOf(losses(...values), { target: 0.1, guess: 1 });

describe('outcomeOf', () => {
  it('names the first epoch at the target', () => {
    assert.deepEqual(outcome(1, 0.5, 0.1, 0.05), { kind: 'reached', epoch: 2 });
    assert.deepEqual(outcome(1, 0.05, 2, 3), { kind: 'reached', epoch: 1 });
  });

  it('calls a loss of 0.95 of guessing stalled, and one below not reached', () => {
    assert.deepEqual(outcome(2, 1, 0.95), { kind: 'stalled' });
    assert.deepEqual(outcome(2, 1, 0.9499), { kind: 'notReached' });
    assert.deepEqual(outcome(0.9, 5), { kind: 'stalled' });
  });

  it('calls what is not finite, or 1000 times the start, diverged', () => {
    for (const last of [NaN, Infinity, 2001]) assert.deepEqual(outcome(2, last), { kind: 'diverged' });
    assert.deepEqual(outcome(2, 2000), { kind: 'stalled' });
    assert.deepEqual(outcome(NaN), { kind: 'diverged' });
    assert.deepEqual(outcome(Infinity), { kind: 'diverged' });
    // Also after the target was reached.
    assert.deepEqual(outcome(2, 0.1, NaN), { kind: 'diverged' });
  });

  it('looks at the training loss too', () => {
    const reports = [
      { epoch: 0, trainingLoss: 1, validationLoss: 1 },
      { epoch: 1, trainingLoss: NaN, validationLoss: 0.5 },
    ];
    assert.deepEqual(outcomeOf(reports, { target: 0.1, guess: 1 }), { kind: 'diverged' });
  });
});
