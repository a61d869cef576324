import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { memorySource, type ByteSource } from '../../../src/engine/byteSource';
import { openCsv } from '../../../src/engine/csv/openCsv';
import { DataError } from '../../../src/engine/dataError';
import type { ReadProgress } from '../../../src/engine/dataset';
import { approximateProfile } from '../../../src/engine/profile/approximateProfile';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import { Cancelled } from '../../../src/engine/task';

const MEGABYTE = 1 << 20;

/** `start`, then `row` again and again until the file is worth approximating. */
function large(start: string, row: string | ((r: number) => string)): Buffer {
  if (typeof row === 'string')
    return Buffer.from(start + row.repeat(Math.ceil((8 * MEGABYTE + 1) / row.length)));
  const parts = [start];
  for (let size = start.length, r = 0; size <= 8 * MEGABYTE; r++) {
    const next = row(r);
    parts.push(next);
    size += next.length;
  }
  return Buffer.from(parts.join(''));
}

const approximate = (bytes: Uint8Array, options = {}) =>
  approximateProfile(memorySource('large.csv', bytes), options, {});

describe('an approximate profile', () => {
  it('is the exact one of the complete rows in the first megabyte, and says that it is not that of the file', async () => {
    const bytes = large('x,y,note\n', (r) => `${r},${Math.sin(r).toFixed(3)},"a ""b"".\nc${r % 7}"\n`);
    const found = await approximate(bytes);
    assert.ok(found);
    // Quoted line ends, so that only a scan for records finds where the last complete one ends.
    const end = bytes.subarray(0, MEGABYTE).lastIndexOf('"\n') + 2;
    const exact = await profileDataset(memorySource('large.csv', bytes.subarray(0, end)), {}, {});
    assert.deepEqual(found, { ...exact, exact: false });
    assert.equal(found.bytes, end);
    assert.ok(found.rows > 10_000);
    assert.deepEqual([exact.exact, found.problemCount], [true, 0]);
  });

  it('has the dialect and the columns of the whole file', async () => {
    const files: readonly [string, Buffer, object][] = [
      ['separator line', large('sep=;\r\na;b\r\n', '1;2,5\r\n'), {}],
      ['byte order mark', large('\ufeffa\tb\n', '1\t2\n'), {}],
      ['no header', large('', (r) => `${r}|2|3\n`), {}],
      ['CR', large('a,b\r', '1,2\r'), {}],
      ['fixed', large('1;2,3\n', '1;2,3\n'), { delimiter: ';', header: true, quote: '' }],
      ['header beyond the usual head', large(`a,${'b'.repeat(300_000)}\n`, '1,2\n'), {}],
    ];
    for (const [what, bytes, options] of files) {
      const found = await approximate(bytes, options);
      const { dialect, columnNames } = await openCsv(memorySource('large.csv', bytes), options, {});
      assert.ok(found, what);
      assert.deepEqual(found.dialect, dialect, what);
      assert.deepEqual(
        found.columns.map(({ name }) => name),
        columnNames,
        what,
      );
    }
  });

  it('tells of places as the exact one does: of Parquet and of JSON without line ends by row', async () => {
    const lines = memorySource('x.jsonl', large('', '{"x":1}\n'));
    const parquet = { rowGroups: 1, codecs: ['snappy'] };
    const one = large('[', '{"x":1},');
    one[one.length - 1] = 0x5d;
    for (const [source, place] of [
      [lines, 'line'],
      [{ ...lines, origin: { container: 'parquet', size: 100, parquet } }, 'row'],
      [memorySource('x.json', one), 'row'],
      [memorySource('x.json', Buffer.from(one.toString().replaceAll('},', '},\n'))), 'line'],
    ] as const) {
      assert.equal((await approximateProfile(source, {}, {}))?.place, place);
      assert.equal((await profileDataset(source, {}, {})).place, place);
    }
  });

  it('is made of JSON by its first records, however they are laid out', async () => {
    const object = (r: number) => `{"x":${r},"y":${Math.sin(r).toFixed(3)}}`;
    const array = (r: number) => `[${r},${Math.sin(r).toFixed(3)}]`;
    const files: readonly [string, string, (r: number) => string, string, string][] = [
      ['x.jsonl', '', object, '\n', ''],
      ['x.jsonl', '', array, '\n', ''],
      ['x.json', '[', object, ',\n', ']'],
      ['x.json', '[\n  ["x","y"],', array, ',', ']'],
      ['x.json', '{"meta":{"a":[1]},"data":[', object, ', ', '],"more":3}'],
      ['x.json', '{"columns":["x","y"],"data":[', array, ',', ']}'],
      ['x.json', '{"schema":{"fields":[{"name":"x"},{"name":"y"}]},"data":[', object, ',', ']}'],
      ['x.json', '{', (r) => `"row ${r}":${object(r)}`, ',', '}'],
    ];
    for (const [name, start, record, between, end] of files) {
      const text = large(start, (r) => (r > 0 ? between : '') + record(r)).toString() + end;
      const found = await approximateProfile(memorySource(name, Buffer.from(text)), {}, {});
      assert.ok(found, `none ${text.slice(0, 60)}`);
      assert.ok(found.rows > 20_000 && found.bytes <= MEGABYTE && !found.exact);
      const first = Array.from({ length: found.rows }, (_, r) => record(r)).join(between);
      const few = await profileDataset(memorySource(name, Buffer.from(start + first + end)), {}, {});
      const { bytes, dialect, exact, ...numbers } = found;
      const { bytes: fewBytes, dialect: fewDialect, exact: fewExact, ...fewNumbers } = few;
      assert.deepEqual(numbers, fewNumbers, text.slice(0, 60));
      assert.deepEqual([exact, fewExact, fewBytes], [false, true, (start + first + end).length]);
      const behind = bytes - (start + first).length;
      assert.ok(behind >= 0 && behind <= between.length, `${behind} bytes behind the last record`);
      assert.deepEqual(dialect, fewDialect, text.slice(0, 60));
    }
  });

  it('reports the names of the columns before, and nothing else', async () => {
    const seen: ReadProgress[] = [];
    const source = memorySource('large.csv', large('a,b\n', '1,2\n'));
    await approximateProfile(source, {}, { onProgress: (progress) => seen.push(progress) });
    assert.deepEqual(
      seen.map(({ head, rows }) => [head?.columnNames, rows]),
      [[['a', 'b'], 0]],
    );
  });

  it('counts the missing words that are given', async () => {
    const found = await approximate(large('a,b\n', '1,gone\n'), { missingWords: ['gone'] });
    assert.equal(found?.columns[1]?.kind, 'empty');
    assert.deepEqual(found.missingWords, [{ word: 'gone', count: found.rows }]);
  });

  it('is not made of a small file', async () => {
    assert.equal(await approximate(Buffer.from('a,b\n1,2\n')), undefined);
    assert.equal(await approximate(Buffer.alloc(8 * MEGABYTE, 'a,b\n1,2\n')), undefined);
  });

  it('is not made where the start tells nothing: reading the whole file says what is wrong', async () => {
    const starts: readonly [string, Buffer][] = [
      ['binary', Buffer.alloc(9 * MEGABYTE, Uint8Array.from([0, 1, 2, 255]))],
      ['UTF-16', Buffer.from(`\ufeff${'a,b\n1,2\n'.repeat(600_000)}`, 'utf16le')],
      ['blank', Buffer.alloc(9 * MEGABYTE, '\n')],
      ['an open quote', large('a,b\n1,"open\n', '1,2\n')],
      ['a record of megabytes', large(`a,b\n1,${'x'.repeat(2 * MEGABYTE)}\n`, '1,2\n')],
      ['a header of megabytes', large(`a,${'x'.repeat(2 * MEGABYTE)}\n`, '1,2\n')],
    ];
    for (const [what, bytes] of starts) assert.equal(await approximate(bytes), undefined, what);
  });

  it('leaves a source that fails to the exact reading', async () => {
    const broken = failing(new DataError('read-failed', 'no'));
    assert.equal(await approximateProfile(broken, {}, {}), undefined);
  });

  it('does not hide a defect, nor a cancellation', async () => {
    await assert.rejects(approximateProfile(failing(new TypeError('defect')), {}, {}), TypeError);
    const source = memorySource('large.csv', large('a\n', '1\n'));
    await assert.rejects(approximateProfile(source, {}, { signal: { aborted: true } }), Cancelled);
  });
});

function failing(error: Error): ByteSource {
  return { name: 'x.csv', size: 9 * MEGABYTE, version: '', read: () => Promise.reject(error) };
}
