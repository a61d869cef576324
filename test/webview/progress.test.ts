import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { progressClock, progressText, shareDone, timeLeft } from '../../webview/progress';

const MB = 2 ** 20;

describe('timeLeft', () => {
  const at = (bytesRead: number, bytesTotal: number, elapsed: number) =>
    timeLeft({ rows: 0, bytesBefore: 0, bytesRead, bytesTotal, elapsed });

  it('goes on at the speed so far', () => {
    assert.equal(at(100, 300, 1000), 'about 2 s left');
    assert.equal(at(100, 150, 1000), 'less than 1 s left');
    assert.equal(at(1, 121, 1000), 'about 2 min left');
    assert.equal(at(1, 7201, 1000), 'about 2 h left');
  });

  it('says nothing while the speed is unknown, and nothing when all is read', () => {
    assert.equal(at(0, 300, 1000), undefined);
    assert.equal(at(100, 300, 50), undefined);
    assert.equal(at(300, 300, 1000), undefined);
  });
});

describe('progressText', () => {
  it('gives rows, bytes, speed and time left', () => {
    const progress = {
      rows: 2_140_000,
      bytesBefore: 0,
      bytesRead: 318 * MB,
      bytesTotal: 1.02 * 1024 * MB,
      elapsed: 772,
    };
    assert.deepEqual(progressText(progress), [
      '2,140,000 rows',
      '318 MB of 1.02 GB',
      '412 MB/s',
      'about 2 s left',
    ]);
  });

  it('leaves out a speed that is only a guess', () => {
    const progress = { rows: 1, bytesBefore: 0, bytesRead: MB, bytesTotal: 2 * MB, elapsed: 10 };
    assert.equal(progressText({ ...progress, pass: 2 })[0], 'pass 2, for exact statistics');
    assert.deepEqual(progressText(progress), ['1 row', '1.00 MB of 2.00 MB']);
  });

  it('says that there are no rows yet because the file is unpacked first', () => {
    const progress = { rows: 0, bytesBefore: 0, bytesRead: MB, bytesTotal: 2 * MB, elapsed: 10 } as const;
    assert.deepEqual(progressText({ ...progress, phase: 'unpacking' }), ['unpacking', '1.00 MB of 2.00 MB']);
    assert.deepEqual(progressText({ ...progress, phase: 'unpacking', rows: 3 }).slice(0, 2), [
      'unpacking',
      '3 rows',
    ]);
  });
});

describe('progressClock', () => {
  const at = (megabytes: number, pass?: number) => ({
    rows: 0,
    bytesRead: megabytes * MB,
    bytesTotal: 400 * MB,
    ...(pass !== undefined && { pass }),
  });

  it('measures the speed from the first report on, however much was read before', () => {
    let time = 5000;
    const clock = progressClock(() => time);
    assert.deepEqual(progressText(clock(at(100))), ['0 rows', '100 MB of 400 MB']);
    time += 1000;
    assert.deepEqual(progressText(clock(at(150))).slice(1), [
      '150 MB of 400 MB',
      '50.0 MB/s',
      'about 5 s left',
    ]);
  });

  it('starts again with every pass', () => {
    let time = 0;
    const clock = progressClock(() => time);
    clock(at(0));
    time = 9000;
    assert.equal(clock(at(400)).elapsed, 9000);
    assert.deepEqual([clock(at(10, 2)).elapsed, clock(at(10, 2)).bytesBefore], [0, 10 * MB]);
  });

  it('starts again when the file is unpacked', () => {
    let time = 0;
    const clock = progressClock(() => time);
    clock({ ...at(0), phase: 'unpacking' });
    time = 2000;
    assert.equal(clock({ ...at(90), phase: 'unpacking' }).elapsed, 2000);
    assert.deepEqual([clock(at(0)).elapsed, clock(at(0)).bytesBefore], [0, 0]);
  });
});

describe('shareDone', () => {
  it('is between 0 and 1, also for an empty or a growing file', () => {
    assert.equal(shareDone({ rows: 0, bytesBefore: 0, bytesRead: 0, bytesTotal: 0, elapsed: 0 }), 0);
    assert.equal(shareDone({ rows: 0, bytesBefore: 0, bytesRead: 1, bytesTotal: 4, elapsed: 0 }), 0.25);
    assert.equal(shareDone({ rows: 0, bytesBefore: 0, bytesRead: 5, bytesTotal: 4, elapsed: 0 }), 1);
  });
});
