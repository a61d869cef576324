import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Cancelled } from '../../src/engine/task';
import { EarlyReading } from '../../src/host/earlyReading';
import type { DatasetProfile, FileHead, ReadProgress, TimedProfile } from '../../src/protocol/datasetApi';
import type { CallContext } from '../../src/protocol/rpc';

/** A reading that the test drives. */
function reading() {
  let context: CallContext<ReadProgress> = {};
  const { promise, resolve, reject } = withResolvers<TimedProfile>();
  const early = new EarlyReading((given) => {
    context = given;
    given.signal?.addEventListener('abort', () => {
      reject(new Cancelled());
    });
    return promise;
  });
  return { early, resolve, reject, report: (progress: ReadProgress) => context.onProgress?.(progress) };
}

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((fulfil, fail) => {
    resolve = fulfil;
    reject = fail;
  });
  return { promise, resolve, reject };
}

const at = (bytesRead: number): ReadProgress => ({ rows: 0, bytesRead, bytesTotal: 9 });
const head: FileHead = {
  bytes: 9,
  columnNames: ['a'],
  dialect: {
    delimiter: ',',
    quote: '"',
    newline: '\n',
    encoding: 'utf-8',
    bom: false,
    compression: 'none',
    header: true,
    escape: '',
    decimal: '.',
    thousands: '',
    comment: '',
    preambleLines: 0,
  },
};

const approximate = { exact: false } as DatasetProfile;

describe('an early reading', () => {
  it('tells who takes it what was learned before, and everything after', async () => {
    const { early, report, resolve } = reading();
    report({ ...at(1), head });
    report(at(4));
    const seen: ReadProgress[] = [];
    const taken = early.take({ onProgress: (progress) => seen.push(progress) });
    report(at(9));
    assert.deepEqual(seen, [{ ...at(4), head }, at(9)]);
    const result = { elapsed: 1 } as TimedProfile;
    resolve(result);
    assert.equal(await taken, result);
  });

  it('keeps the approximate profile for who takes it while the rest is read', () => {
    const { early, report } = reading();
    report({ ...at(0), approximate });
    report({ ...at(1), head });
    const seen: ReadProgress[] = [];
    void early.take({ onProgress: (progress) => seen.push(progress) });
    report(at(5));
    assert.deepEqual(seen, [{ ...at(1), approximate, head }, at(5)]);
  });

  it('does not hand over an approximate profile when the exact one is there', async () => {
    const { early, report, resolve } = reading();
    report({ ...at(0), approximate });
    report(at(9));
    resolve({ elapsed: 1 } as TimedProfile);
    await Promise.resolve();
    const seen: ReadProgress[] = [];
    await early.take({ onProgress: (progress) => seen.push(progress) });
    assert.deepEqual(seen, [at(9)]);
  });

  it('hands over a failure that came before it was taken', async () => {
    const { early, reject } = reading();
    reject(new Error('no such file'));
    await assert.rejects(early.take({}), /no such file/);
  });

  it('stops when who took it cancels', async () => {
    const { early } = reading();
    const controller = new AbortController();
    const taken = early.take({ signal: controller.signal });
    controller.abort();
    await assert.rejects(taken, Cancelled);
  });

  it('stops when it is abandoned', async () => {
    const { early } = reading();
    early.abandon();
    await assert.rejects(early.take({}), Cancelled);
  });
});
