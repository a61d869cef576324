import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ByteWriter, parquetWrite } from 'hyparquet-writer';
import { describe, it } from 'mocha';
import { type ByteSource, memorySource } from '../../src/engine/byteSource';
import { DataError } from '../../src/engine/dataError';
import { Cancelled } from '../../src/engine/task';
import { openParquet } from '../../src/parquet/openParquet';
import { readSlices, type Slice } from '../../src/parquet/readSlices';
import { parquetToJsonLines, type ParquetProgress } from '../../src/parquet/parquetToJsonLines';
import { assertSame, GOLDEN, goldenNames, goldenTable, parseExactly } from './golden';

function golden(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path.join(GOLDEN, `${name}.parquet`)));
}

async function linesOf(source: ByteSource): Promise<string[]> {
  let text = '';
  for await (const piece of parquetToJsonLines(source, {})) text += new TextDecoder().decode(piece);
  return text.split('\n').slice(0, -1);
}

function fails(bytes: Uint8Array, code: string, ...says: RegExp[]): Promise<void> {
  return assert.rejects(linesOf(memorySource('x.parquet', bytes)), (error) => {
    assert.ok(error instanceof DataError, String(error));
    assert.equal(error.code, code);
    for (const what of says) assert.match(error.message, what);
    assert.ok(error.details.hint);
    return true;
  });
}

describe('parquetToJsonLines', () => {
  for (const name of goldenNames) {
    it(`${name}: what another reader finds`, async () => {
      const { columns, rows } = goldenTable(name);
      const lines = await linesOf(memorySource(`${name}.parquet`, golden(name)));
      assert.equal(lines.length, rows.length);
      for (const [r, line] of lines.entries()) {
        const found = parseExactly(line);
        assert.deepEqual(Object.keys(found), columns);
        for (const [c, column] of columns.entries()) {
          assertSame(found[column], rows[r]![c], `row ${r}, ${column}`);
        }
      }
    });
  }

  it('reads the same in slices of pages as in row groups', async () => {
    const opened = await openParquet(memorySource('pages.parquet', golden('pages')));
    const read = async (rows: number) => {
      const slices: Slice[] = [];
      for await (const slice of readSlices(opened, {}, rows)) slices.push(slice);
      const columns = slices[0]!.columns.map((_, c) =>
        slices.flatMap(({ columns }) => Array.from<unknown>(columns[c]!.values)),
      );
      return { sizes: slices.map((slice) => slice.rows), columns };
    };
    const whole = await read(1e6);
    const parts = await read(170);
    assert.deepEqual(whole.sizes, [600, 400]);
    assert.deepEqual(parts.sizes, [170, 170, 170, 90, 170, 170, 60]);
    assert.deepEqual(parts.columns, whole.columns);
  });

  it('says how far it is', async () => {
    const heard: ParquetProgress[] = [];
    const task = { onProgress: (progress: ParquetProgress) => heard.push(progress) };
    const pieces = parquetToJsonLines(memorySource('groups.parquet', golden('groups')), task);
    for await (const piece of pieces) assert.ok(piece.length > 0);
    assert.deepEqual(
      heard.map(({ rows }) => rows),
      [300, 600, 900, 1000],
    );
    assert.ok(heard.every(({ rowsTotal }) => rowsTotal === 1000));
  });

  it('stops when it is cancelled, between columns', async () => {
    let breaths = 0;
    const signal = { aborted: false };
    const breathe = () => {
      if (++breaths === 6) signal.aborted = true;
      return Promise.resolve();
    };
    const source = memorySource('groups.parquet', golden('groups'));
    let pieces = 0;
    const read = async () => {
      for await (const piece of parquetToJsonLines(source, { signal, breathe })) pieces += piece.length && 1;
    };
    await assert.rejects(read, Cancelled);
    assert.equal(pieces, 1);
  });

  it('refuses what is no Parquet file', async () => {
    await fails(new TextEncoder().encode('a,b\n1,2\n3,4\n5,6\n'), 'invalid-parquet', /PAR1 at byte 0.*"a,b/);
  });

  it('says that a file is cut off', async () => {
    const bytes = golden('groups');
    await fails(bytes.slice(0, 5000), 'invalid-parquet', /PAR1 at its end \(byte 4996\).*cut off/);
    await fails(bytes.slice(0, 7), 'invalid-parquet', /at least 12 bytes, found 7/);
  });

  it('says that its footer is too long, or none', async () => {
    const bytes = golden('groups');
    const view = new DataView(bytes.buffer);
    const footer = view.getUint32(bytes.length - 8, true);
    view.setUint32(bytes.length - 8, 1e9, true);
    await fails(bytes, 'invalid-parquet', /footer.*found one of 1000000000/);
    view.setUint32(bytes.length - 8, footer - 5, true);
    await fails(bytes, 'invalid-parquet', /a footer from byte \d+ on/);
  });

  it('names the row group and the column whose bytes are damaged', async () => {
    const bytes = golden('groups');
    const { columns } = goldenTable('groups');
    assert.ok(columns.includes('x'));
    bytes.fill(0xff, 6000, 6100);
    await fails(bytes, 'invalid-parquet', /column '\w+' in row group [2-4]/);
  });

  it('writes long texts, and refuses a record that is too long to be read', async () => {
    const file = (texts: readonly string[]) => {
      const writer = new ByteWriter();
      const n = texts.map((_, r) => r);
      void parquetWrite({
        writer,
        columnData: [
          { name: 'n', data: n, type: 'INT32' },
          { name: 'text', data: [...texts], type: 'STRING' },
          { name: 'again', data: [...texts], type: 'STRING' },
        ],
      });
      return new Uint8Array(writer.getBuffer());
    };
    const texts = ['a', 'é'.repeat(3 << 20), 'b', 'c', 'd'.repeat(1 << 20), '😀'];
    const lines = await linesOf(memorySource('x.parquet', file(texts)));
    assert.deepEqual(
      lines.map((line) => JSON.parse(line) as unknown),
      texts.map((text, n) => ({ n, text, again: text })),
    );
    await fails(file(['a', 'b', 'c'.repeat(9 << 20)]), 'record-too-long', /at most 16 MB.*on line 3/);
  });

  it('refuses a codec that it lacks', async () => {
    const writer = new ByteWriter();
    const columnData = [{ name: 'x', data: [1, 2, 3], type: 'DOUBLE' as const }];
    await parquetWrite({ writer, columnData, codec: 'LZO', compressors: { LZO: (bytes) => bytes } });
    await fails(
      new Uint8Array(writer.getBuffer()),
      'unsupported-parquet',
      /LZO for column 'x' in row group 1/,
    );
  });

  it('refuses an encrypted footer', async () => {
    const bytes = golden('groups');
    bytes.set(new TextEncoder().encode('PARE'));
    await fails(bytes, 'unsupported-parquet', /not encrypted/);
  });
});
