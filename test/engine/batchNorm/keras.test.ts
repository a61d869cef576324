import { describe, it } from 'mocha';
import { evalForward } from '../../../src/engine/batchNorm/evalMode';
import { INITIAL_RUNNING, updateRunning } from '../../../src/engine/batchNorm/runningStatistics';
import { trainForward } from '../../../src/engine/batchNorm/trainMode';
import { assertClose } from '../stats/close';
import { batchNormFixture, channelsOf } from './batchNormFixture';

describe("batchnorm.json, keras: Keras's conventions by name", () => {
  for (const { id, momentum, epsilon, gamma, beta, train, eval: use } of batchNormFixture.keras) {
    it(id, () => {
      const rule = { library: 'keras', momentum } as const;
      let running = gamma.map(() => INITIAL_RUNNING);
      for (const [k, step] of train.entries()) {
        const expected = channelsOf(step.y);
        running = channelsOf(step.x).map((x, c) => {
          const forward = trainForward(x, { gamma: gamma[c]!, beta: beta[c]! }, epsilon);
          forward.y.forEach((y, i) => {
            assertClose(y, expected[c]![i]!, 1e-12, 1e-12, `step ${k} y ${c} ${i}`);
          });
          return updateRunning(running[c]!, { count: x.length, ...forward }, rule, k + 1);
        });
        running.forEach((state, c) => {
          assertClose(state.mean, step.moving_mean[c]!, 1e-12, 1e-14, `step ${k} mean ${c}`);
          assertClose(state.variance, step.moving_variance[c]!, 1e-12, 1e-14, `step ${k} variance ${c}`);
        });
      }
      const expected = channelsOf(use.y);
      channelsOf(use.x).forEach((x, c) => {
        const { y } = evalForward(x, running[c]!, { gamma: gamma[c]!, beta: beta[c]! }, epsilon);
        y.forEach((value, i) => {
          assertClose(value, expected[c]![i]!, 1e-12, 1e-12, `eval y ${c} ${i}`);
        });
      });
    });
  }
});
