import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { after, before, describe, it } from 'mocha';
import { goldenTable } from '../parquet/golden';
import { runCli } from './runCli';

const GOLDEN = 'test/fixtures/parquet';
const IRIS = 'test/fixtures/datasets/iris.csv';

interface Profile {
  readonly format: string;
  readonly bytes: number;
  readonly rows: number;
  readonly parquet: unknown;
  readonly columns: readonly { readonly name: string; readonly kind: string; readonly mean?: number }[];
}

describe('Parquet on the command line', () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  const fixture = (name: string) => path.join(GOLDEN, name);
  const read = (file: string) => parquetReadObjects({ file: new Uint8Array(readFileSync(file)).buffer });
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'normscope-cli-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('profiles a file, and leaves no temporary file behind', async () => {
    const { status, stdout, stderr } = await runCli(['profile', fixture('groups.parquet'), '--json'], {
      temporary: folder,
    });
    assert.equal(status, 0, stderr);
    const profile = JSON.parse(stdout) as Profile;
    const size = readFileSync(fixture('groups.parquet')).length;
    assert.deepEqual(
      [profile.format, profile.bytes, profile.rows, profile.parquet],
      ['parquet', size, 1000, { rowGroups: 4, codecs: ['snappy'] }],
    );
    assert.deepEqual(
      profile.columns.map(({ name, kind }) => [name, kind]),
      [
        ['row', 'integer'],
        ['x', 'number'],
        ['label', 'text'],
        ['list', 'text'],
      ],
    );
    const values = goldenTable('groups').rows.flatMap((row) => {
      const x = row[1] as { float: string } | null;
      return x ? [Number(x.float)] : [];
    });
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    assert.ok(Math.abs(profile.columns[1]!.mean! - mean) < 1e-12);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('keeps Parquet, scaled columns as doubles, the others as they were', async () => {
    const { status, stderr } = await runCli([
      ...['normalize', fixture('groups.parquet'), '-o', at('scaled.parquet')],
      ...['--method', 'minmax', '--columns', 'x'],
    ]);
    assert.equal(status, 0, stderr);
    assert.match(stderr, /wrote .*scaled\.parquet: 1,000 rows, 1 column scaled, 3 copied byte for byte/);
    const original = await read(fixture('groups.parquet'));
    const xs = original.flatMap(({ x }) => (x === null || x === undefined ? [] : [x as number]));
    const [min, max] = [Math.min(...xs), Math.max(...xs)];
    const scaled = await read(at('scaled.parquet'));
    for (const [r, { x, ...others }] of scaled.entries()) {
      const { x: before, ...same } = original[r]!;
      assert.deepEqual(others, same);
      if (before === null || before === undefined) assert.equal(x, null);
      else assert.ok(Math.abs((x as number) - ((before as number) - min) / (max - min)) < 1e-15);
    }
  });

  it('applies a saved scaler to Parquet and undoes it', async () => {
    const scaler = at('groups.scaler.json');
    const made = await runCli([
      ...['normalize', fixture('groups.parquet'), '-o', at('a.parquet'), '--columns', 'x'],
      ...['--save-scaler', scaler],
    ]);
    assert.equal(made.status, 0, made.stderr);
    const undone = await runCli(['apply', scaler, at('a.parquet'), '-o', at('b.parquet'), '--inverse']);
    assert.equal(undone.status, 0, undone.stderr);
    const [first] = (await read(at('b.parquet'))).slice(8);
    assert.ok(Math.abs((first!['x'] as number) - 1) < 1e-12);
  });

  for (const [out, label] of [
    ['iris.json', 'JSON'],
    ['iris.jsonl', 'JSON Lines'],
    ['iris.tsv', 'TSV'],
    ['iris.parquet', 'Parquet'],
  ] as const) {
    it(`writes ${label} from CSV by the name of the output, and reads it back`, async () => {
      const written = await runCli(['normalize', IRIS, '-o', at(out), '--method', 'none']);
      assert.equal(written.status, 0, written.stderr);
      assert.match(written.stderr, new RegExp(`as ${label}: 150 rows, 0 columns scaled, 5 copied`));
      const profile = async (file: string) => {
        const { stdout, stderr } = await runCli(['profile', file, '--json']);
        assert.equal(stderr, '');
        return (JSON.parse(stdout) as Profile).columns.map(({ name, kind, mean }) => [name, kind, mean]);
      };
      assert.deepEqual(await profile(at(out)), await profile(IRIS));
    });
  }

  it('writes Parquet as CSV where --as says so', async () => {
    const { status, stderr } = await runCli([
      ...['normalize', fixture('required.parquet'), '-o', at('any'), '--as', 'csv', '--method', 'none'],
    ]);
    assert.equal(status, 0, stderr);
    assert.equal(readFileSync(at('any'), 'utf8'), 'a.b,"""c"""\n1,x\n2.5,y\n');
  });

  it('refuses an unknown format', async () => {
    const { status, stderr } = await runCli(['normalize', IRIS, '-o', at('x'), '--as', 'xlsx']);
    assert.equal(status, 2);
    assert.match(stderr, /expected csv, tsv, json, jsonl, parquet after --as, found 'xlsx'/);
  });

  it('refuses options that say how text is written, and takes missing words and kinds', async () => {
    for (const [options, words, names] of [
      [['--encoding', 'utf-8'], 'encoding', '--encoding'],
      [['--format', 'jsonl'], 'format', '--format'],
      [['--delimiter', ';', '--no-header'], 'delimiter and header', '--delimiter and --no-header'],
      [['--header', '--orient', 'index'], 'header and orientation', '--header and --orient'],
      [['--skip-lines', '1'], 'number of skipped lines', '--skip-lines'],
    ] as const) {
      for (const args of [
        ['profile', fixture('groups.parquet')],
        ['normalize', fixture('groups.parquet'), '-o', at('never.parquet')],
      ]) {
        const { status, stdout, stderr } = await runCli([...args, ...options]);
        assert.deepEqual([status, stdout], [1, '']);
        assert.equal(
          stderr,
          `normscope: Expected text for the chosen ${words}, found Parquet. ` +
            `Leave the ${words} out; missing words and kinds may be chosen. Given: ${names}.\n`,
        );
      }
    }
    assert.equal(readdirSync(folder).includes('never.parquet'), false);
    const path = await runCli(['profile', fixture('groups.parquet'), '--path', 'x']);
    assert.match(
      path.stderr,
      /expected one JSON document to find x in, found Parquet\. Leave the path out;/i,
    );
    const chosen = ['--missing', 'a', '--kind', 'row=number', '--json'];
    const { status, stdout, stderr } = await runCli(['profile', fixture('groups.parquet'), ...chosen]);
    assert.equal(status, 0, stderr);
    assert.equal((JSON.parse(stdout) as Profile).columns[0]!.kind, 'number');
  });

  it('reads the row groups before one that is damaged when asked to, and never writes them alone', async () => {
    const bytes = readFileSync(fixture('groups.parquet'));
    const { row_groups } = parquetMetadata(new Uint8Array(bytes).buffer);
    // The values of a column of the third row group.
    const { meta_data } = row_groups[2]!.columns[1]!;
    const start = Number(meta_data!.dictionary_page_offset ?? meta_data!.data_page_offset);
    bytes.fill(0xff, start, start + 20);
    writeFileSync(at('hurt.parquet'), bytes);
    const where = new RegExp(
      `expected values of column '${meta_data!.path_in_schema[0]!}' in row group 3, from byte ${start} on`,
    );
    const refused = await runCli(['profile', at('hurt.parquet')]);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, where);
    assert.match(
      refused.stderr,
      /get it again from where it came from\. --stop-at-damage profiles the rows before the damage\.\n$/,
    );

    const read = await runCli(['profile', at('hurt.parquet'), '--stop-at-damage', '--json']);
    assert.equal(read.status, 0, read.stderr);
    const before = Number(row_groups[0]!.num_rows) + Number(row_groups[1]!.num_rows);
    const profile = JSON.parse(read.stdout) as {
      rows: number;
      problems: { line: number; message: string }[];
    };
    assert.equal(profile.rows, before);
    assert.equal(profile.problems.length, 1);
    assert.equal(profile.problems[0]!.line, before + 1);
    assert.match(profile.problems[0]!.message, where);

    const table = await runCli(['profile', at('hurt.parquet'), '--stop-at-damage']);
    assert.match(table.stdout, new RegExp(`^row ${before + 1}: `, 'm'));

    for (const out of ['rest.parquet', 'rest.csv']) {
      const written = await runCli(['normalize', at('hurt.parquet'), '-o', at(out), '--stop-at-damage']);
      assert.equal(written.status, 1);
      assert.match(written.stderr, where);
      assert.equal(readdirSync(folder).includes(out), false);
    }
  });

  it('says in one line what is wrong with a file that is cut off, and writes nothing', async () => {
    const bytes = readFileSync(fixture('groups.parquet'));
    writeFileSync(at('cut.parquet'), bytes.subarray(0, 9000));
    const { status, stderr } = await runCli(['normalize', at('cut.parquet'), '-o', at('never.parquet')]);
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^normscope: In cut\.parquet: expected PAR1 at its end \(byte 8996\).*get it again from where it came from\.\n$/,
    );
    assert.equal(readdirSync(folder).includes('never.parquet'), false);
  });
});
