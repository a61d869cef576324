import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { LabProgress } from '../../src/protocol/lab';
import { LabNews } from '../../src/worker/labNews';

describe('news of training', () => {
  it('are told once, with the rows of the table when a run is done', () => {
    const heard: LabProgress[] = [];
    const news = new LabNews(
      0.1,
      () => [],
      (progress) => heard.push(progress),
    );
    news.addRun({ variant: 'raw', seed: 1, learningRate: 0.1 });
    news.flush();
    news.flush();
    assert.equal(heard.length, 1);
    assert.equal(heard[0]?.done, 1);
    assert.deepEqual(heard[0].rows, []);
  });
});
