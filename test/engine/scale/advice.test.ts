import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Advice } from '../../../src/engine/dataset';
import type { ColumnKind } from '../../../src/engine/columnKind';
import { adviseColumn, type AdviceInput } from '../../../src/engine/scale/advice';
import { summaryOf } from './summaryOf';

async function advise(
  name: string,
  kind: ColumnKind,
  values: readonly number[],
  more: Partial<AdviceInput> = {},
): Promise<Advice> {
  const finite = values.filter(Number.isFinite);
  return adviseColumn({
    name,
    index: 3,
    columnCount: 8,
    kind,
    count: values.length,
    rows: values.length,
    distinct: new Set(finite).size,
    nonFinite: values.length - finite.length,
    ...(finite.length > 0 && { summary: await summaryOf(finite) }),
    ...more,
  });
}

const range = (start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, i) => start + i);

describe('advice', () => {
  for (const kind of ['text', 'date', 'boolean', 'empty', 'identifier'] as const) {
    it(`leaves ${kind} as it is, as a fact`, async () => {
      const { method, heuristic, reason } = await advise('x', kind, []);
      assert.deepEqual([method, heuristic], ['none', false]);
      assert.match(reason, /^[A-Z].*\.$/);
    });
  }

  it('leaves a constant column as it is', async () => {
    assert.deepEqual(await advise('x', 'integer', [5, 5, 5]), {
      method: 'none',
      reason: 'Every value is 5: scaling would only make it 0.',
      heuristic: false,
    });
    const { reason } = await advise('x', 'number', [-1234.5, Infinity]);
    assert.equal(reason, 'Every finite value is −1,234.5: scaling would only make it 0.');
  });

  it('leaves the target as it is, by its name', async () => {
    for (const name of ['target', 'Label', 'CLASS', 'Species', 'outcome']) {
      assert.deepEqual(await advise(name, 'integer', [0, 1, 2, 1]), {
        method: 'none',
        reason: 'This is the target; scaling it changes what the loss means.',
        heuristic: true,
      });
    }
    const last = await advise('y', 'number', [0.5, 1, 2], { index: 7 });
    assert.equal(last.method, 'none', 'y in the last column is the target, elsewhere a coordinate');
    for (const name of ['y', 'target_mean', 'yield', 'classes taken', 'subspecies']) {
      assert.equal((await advise(name, 'integer', [0, 1, 2, 1])).method, 'zscore', name);
    }
  });

  it('leaves zeros and ones as they are', async () => {
    for (const kind of ['integer', 'number'] as const) {
      assert.deepEqual(await advise('smoker', kind, [0, 1, 1]), {
        method: 'none',
        reason: 'Two values only (0 and 1): already comparable.',
        heuristic: false,
      });
    }
    assert.equal((await advise('sex', 'integer', [1, 2, 1])).method, 'zscore');
    assert.equal((await advise('share', 'number', [0, 0.5, 1])).method, 'zscore');
    // In a large file the number of different values may be an estimate; integers from 0 to 1 are two all the same.
    assert.equal(
      (await advise('smoker', 'integer', [0, 1, 1], { distinct: { approximate: 2 } })).method,
      'none',
    );
  });

  it('leaves identifiers as they are, by their name and their values', async () => {
    const expected = {
      method: 'none',
      reason:
        'Every value is different and they run 1, 2, 3…: an identifier. Scaling would invent a meaning.',
      heuristic: true,
    };
    for (const name of ['id', 'Id', 'user_id', 'customer ID', 'index', 'key', 'orderId', 'row-key']) {
      assert.deepEqual(await advise(name, 'integer', range(1, 50)), expected, name);
    }
    assert.equal(
      (await advise('id', 'integer', [842302, 8510426, 84300903])).reason,
      'Every value is different: an identifier. Scaling would invent a meaning.',
    );
    assert.equal(
      (await advise('id', 'integer', [842302, 8510426, 84300903], { distinct: { approximate: 3 } })).reason,
      'Almost every value is different: an identifier. Scaling would invent a meaning.',
    );
    for (const name of ['humid', 'paid', 'monkey', 'width']) {
      assert.equal((await advise(name, 'integer', range(1, 50))).method, 'zscore', name);
    }
    assert.equal((await advise('user_id', 'integer', [1, 1, 2])).method, 'zscore');
    assert.equal((await advise('id', 'number', [0.5, 1.5, 2.5])).method, 'zscore');
  });

  it('takes the row numbers in the first column for an identifier', async () => {
    const first = { index: 0 };
    assert.match(
      (await advise('column 1', 'integer', range(0, 50), first)).reason,
      /they run 0, 1, 2…: an identifier/,
    );
    assert.equal((await advise('year', 'integer', range(1990, 2020), first)).method, 'zscore');
    assert.equal((await advise('x', 'integer', range(0, 50), { ...first, columnCount: 1 })).method, 'zscore');
    assert.equal((await advise('x', 'integer', range(0, 50), { ...first, rows: 60 })).method, 'zscore');
  });

  it('leaves a column without finite numbers as it is', async () => {
    const { method, reason } = await advise('x', 'number', [Infinity, -Infinity]);
    assert.deepEqual([method, reason], ['none', 'No value is a finite number.']);
  });

  it('starts from the z-score', async () => {
    assert.deepEqual(await advise('height', 'number', [1, 2, 3, 4]), {
      method: 'zscore',
      reason: 'Mean 2.5 and σ 1.118 become 0 and 1, the scale that networks and linear models expect.',
      heuristic: true,
    });
  });

  it('advises robust where values lie beyond the fences, but not without an IQR', async () => {
    assert.deepEqual(await advise('height', 'number', [2, 4, 4, 4, 5, 5, 7, 9]), {
      method: 'robust',
      reason:
        '1 of 8 values (12.5 %) lies beyond the fences. It pulls the mean and σ of z-score, but not the median and IQR.',
      heuristic: true,
    });
    const noIqr = [...Array.from({ length: 50 }, () => 5), 4, 6];
    assert.equal((await advise('x', 'number', noIqr)).method, 'zscore');
    // 1 of 101 is not more than 1 %.
    const few = [...range(0, 100).map((i) => i / 100), -0.6];
    assert.equal((await advise('x', 'number', few)).method, 'zscore');
  });

  it('advises a curve for columns that lean far to one side', async () => {
    const grown = range(0, 60).map((i) => 1.2 ** i);
    assert.deepEqual(await advise('x', 'number', grown), {
      method: 'log1p',
      reason:
        'The column leans right (skewness 2.68) and 1 + x spans more than two decades (1 to 46,960): its logarithm does not.',
      heuristic: true,
    });
    const near = range(0, 60).map((i) => 70 + 1.08 ** i);
    const { method, reason } = await advise('x', 'number', near);
    assert.equal(method, 'yeo-johnson');
    assert.match(
      reason,
      /^The column leans right \(skewness 1\.\d+\) and 1 \+ x spans less than two decades \(71 to /,
    );
    const below = await advise(
      'x',
      'number',
      grown.map((x) => x - 5),
    );
    assert.match(below.reason, /and has negative values, which a logarithm does not take\.$/);
    const left = await advise(
      'x',
      'number',
      grown.map((x) => 1e5 - x),
    );
    assert.equal(left.method, 'yeo-johnson');
    assert.match(
      left.reason,
      /^The column leans left \(skewness −2\.68\) and a logarithm would add to that\.$/,
    );
  });
});
