import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ReadProgress } from '../../../src/engine/dataset';
import { HEAD_BYTES } from '../../../src/engine/csv/detectDialect';
import { openCsv } from '../../../src/engine/csv/openCsv';
import { Cancelled } from '../../../src/engine/task';
import { readAll, sourceOf } from './readAll';

describe('openCsv', () => {
  it('tells where the data starts, and reports the head as progress', async () => {
    const text = '\ufeffsep=;\r\n\r\nid;"na\r\nme"\r\n1;2\r\n';
    const seen: ReadProgress[] = [];
    const csv = await openCsv(sourceOf(text), {}, { onProgress: (progress) => seen.push(progress) });
    const bytes = Buffer.from(text);
    assert.equal(bytes.subarray(csv.dataStart).toString(), '1;2\r\n');
    assert.equal(csv.dataLine, 5);
    assert.deepEqual(csv.columnNames, ['id', 'na\r\nme']);
    assert.deepEqual(csv.dialect, {
      delimiter: ';',
      quote: '"',
      newline: '\r\n',
      encoding: 'utf-8',
      bom: true,
      compression: 'none',
      header: true,
      escape: '',
      decimal: '.',
      thousands: '',
      comment: '',
      preambleLines: 0,
    });
    assert.deepEqual(
      seen.map(({ head }) => head),
      [{ dialect: csv.dialect, columnNames: csv.columnNames, bytes: bytes.length }],
    );
  });

  it('takes the usual number of fields without a header', async () => {
    const csv = await openCsv(sourceOf('1,2\n1,2,3\n4,5,6\n'), { header: false }, {});
    assert.deepEqual(csv.columnNames, ['column 1', 'column 2', 'column 3']);
    assert.equal(csv.dataStart, 0);
    assert.equal(csv.dataLine, 1);
  });

  it('reads on when the header is longer than the head', async () => {
    const names = Array.from({ length: 60_000 }, (_, i) => `column_${i}`);
    const text = `${names.join(',')}\n${names.map((_, i) => i).join(',')}\n`;
    assert.ok(names.join().length > 2 * HEAD_BYTES);
    const read = await readAll(text);
    assert.deepEqual(read.columnNames, names);
    assert.equal(read.records.length, 1);
    assert.deepEqual(read.allProblems, []);
  });

  it('reads on over blank lines at the start', async () => {
    const read = await readAll('\n'.repeat(HEAD_BYTES + 10) + 'a,b\n1,2\n');
    assert.deepEqual(read.columnNames, ['a', 'b']);
    assert.deepEqual(read.lines, [HEAD_BYTES + 12]);
  });

  it('reports a header that is not UTF-8', async () => {
    const csv = await openCsv(sourceOf(Buffer.from('gr\xf6\xdfe,b\n1,2\n', 'latin1')), {}, {});
    assert.deepEqual(csv.columnNames, ['gr\ufffd\ufffde', 'b']);
    assert.deepEqual(csv.problems, [
      { code: 'invalid-encoding', line: 1, message: 'expected UTF-8 text, found the byte 0xF6' },
    ]);
  });

  it('can be cancelled', async () => {
    await assert.rejects(openCsv(sourceOf('a\n'), {}, { signal: { aborted: true } }), Cancelled);
  });
});
