import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { RateReport } from '../../../src/engine/train/rateReport';
import type { LabReport, VariantReport } from '../../../src/engine/train/report';
import { summarise } from '../../../src/engine/train/summarySentence';
import type { VariantId } from '../../../src/engine/train/variants';

const one = (value: number) => ({ median: value, min: value, max: value });

/** Three seeds that reached the target in these epochs. */
function reached(epochs: readonly [number, number, number]): RateReport {
  const [min, median, max] = [...epochs].sort((a, b) => a - b) as [number, number, number];
  return {
    learningRate: 0.1,
    outcomes: epochs.map((epoch) => ({ kind: 'reached', epoch })),
    finalLoss: one(0.05),
    bestLoss: one(0.05),
    error: undefined,
    score: one(0.98),
    epochs: { median, min, max },
    kind: 'reached',
  };
}

function failed(kind: 'stalled' | 'diverged' | 'notReached', loss = 1.1): RateReport {
  return {
    learningRate: 0.1,
    outcomes: [{ kind }, { kind }, { kind }],
    finalLoss: kind === 'diverged' ? undefined : one(loss),
    bestLoss: kind === 'diverged' ? undefined : one(loss),
    error: undefined,
    score: one(0.4),
    epochs: undefined,
    kind,
  };
}

const variant = (id: VariantId, chosen: RateReport, window?: VariantReport['window']): VariantReport => ({
  variant: id,
  chosen,
  sweep: [],
  window,
  conditioning: undefined,
});

const report = (...variants: VariantReport[]): LabReport => ({
  targetLoss: 0.1,
  guess: Math.log(3),
  epochs: 60,
  learningRate: 0.1,
  sweptRates: 21,
  commonRange: undefined,
  variants,
});

const headline = (...variants: VariantReport[]) => summarise(report(...variants)).headline;
const detail = (...variants: VariantReport[]) => summarise(report(...variants)).detail;

describe('the summary of an experiment', () => {
  const raw = variant('raw', failed('stalled'));

  it('says that scaling helped, and how much', () => {
    assert.equal(
      headline(raw, variant('minmax', reached([28, 31, 43])), variant('zscore', reached([9, 10, 15]))),
      'z-score reached the target loss in 10 epochs, min-max in 31; on unscaled data the network stalled at the loss of guessing.',
    );
    assert.equal(
      headline(variant('raw', reached([40, 40, 40])), variant('zscore', reached([1, 1, 1]))),
      'z-score reached the target loss in 1 epoch; on unscaled data it took 40.',
    );
    assert.equal(
      headline(variant('raw', failed('diverged')), variant('recipe', reached([3, 3, 3]))),
      'The recipe reached the target loss in 3 epochs; on unscaled data the network diverged.',
    );
  });

  it('says at which other learning rates unscaled data got there', () => {
    const z = variant('zscore', reached([3, 3, 3]));
    assert.equal(
      headline(variant('raw', failed('diverged'), { count: 2, from: 0.001, to: 0.003162 }), z),
      'z-score reached the target loss in 3 epochs; on unscaled data the network diverged, but reached it at 0.001 to 0.0032.',
    );
    assert.equal(
      headline(variant('raw', failed('diverged'), { count: 1, from: 0.001, to: 0.001 }), z),
      'z-score reached the target loss in 3 epochs; on unscaled data the network diverged, but reached it at 0.001.',
    );
  });

  it('says that scaling gained little or nothing, or did harm', () => {
    const z = variant('zscore', reached([3, 3, 3]));
    assert.equal(
      headline(variant('raw', reached([7, 7, 8])), z),
      'Scaling changed little here: 7 epochs unscaled, 3 with z-score.',
    );
    assert.equal(
      summarise({ ...report(variant('raw', reached([7, 7, 8])), z), commonRange: { min: 0, max: 16 } })
        .headline,
      'Scaling changed little here: 7 epochs unscaled, 3 with z-score. The columns already share one range (0 to 16).',
    );
    assert.equal(
      headline(variant('raw', reached([2, 3, 3])), z),
      'Scaling gained nothing here: 3 epochs unscaled, 3 with z-score.',
    );
    assert.equal(
      headline(variant('raw', reached([7, 7, 7])), variant('zscore', failed('notReached', 0.31))),
      'Scaling did harm here: unscaled data reached the target loss in 7 epochs; with z-score the network came to 0.31.',
    );
  });

  it('says that nothing reached the target', () => {
    const some: RateReport = {
      ...failed('notReached'),
      outcomes: [{ kind: 'reached', epoch: 3 }, { kind: 'notReached' }, { kind: 'notReached' }],
    };
    assert.equal(
      headline(raw, variant('minmax', failed('notReached', 0.4567)), variant('zscore', some)),
      'No variant reached the target loss of 0.1 in 60 epochs with every seed: unscaled stalled at the loss of guessing, min-max came to 0.46, z-score reached it with 1 of 3 seeds.',
    );
  });

  it('says what Batch Norm did on top of scaling, and instead of it', () => {
    assert.equal(
      detail(
        raw,
        variant('zscore', reached([9, 10, 15]), { count: 7, from: 0.03162, to: 1 }),
        variant('zscore+bn', reached([5, 12, 43]), { count: 9, from: 0.03162, to: 3.162 }),
        variant('raw+bn', failed('notReached', 0.69)),
      ),
      'Batch Norm on top was slower at 0.1 (12 epochs, 5 to 43 by seed) than z-score alone (10). It widened the choice of learning rates: 9 of 21 learning rates with it, 7 without reached the target (0.032 to 3.2; 0.032 to 1). On unscaled data with Batch Norm the network came to 0.69: it did not replace input scaling.',
    );
  });

  it('says that Batch Norm gained nothing', () => {
    assert.equal(
      detail(
        variant('zscore', reached([3, 3, 3]), { count: 7, from: 0.1, to: 1 }),
        variant('zscore+bn', reached([3, 3, 3]), { count: 7, from: 0.1, to: 1 }),
        variant('raw+bn', reached([4, 5, 6])),
      ),
      'Batch Norm on top was as fast at 0.1 (3 epochs) as z-score alone (3). It did not widen the choice of learning rates: 7 of 21 learning rates with it, 7 without reached the target. On unscaled data Batch Norm reached the target in 5 epochs.',
    );
    assert.equal(
      detail(variant('zscore', failed('diverged')), variant('zscore+bn', failed('diverged'))),
      'With Batch Norm on top, at 0.1, the network diverged. It did not widen the choice of learning rates: 0 of 21 learning rates with it, 0 without reached the target.',
    );
  });

  it('is silent about Batch Norm where there was none', () => {
    assert.equal(detail(raw, variant('zscore', reached([3, 3, 3]))), '');
  });
});
