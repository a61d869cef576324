/**
 * Makes benchmark files, the same bytes every time.
 *   node out/test/bench/makeFile.js FILE [ROWS | F1 | F2 | F3 | F4 | F5]
 * A number is the rows of a file of 20 float columns; 620,000 (F1, the default) are about 100 MB. This module only runs:
 * a bundle that imported it would run it, too.
 */
import { GENERATORS } from './files';
import { floatsCsv } from './generate';
import { writeText } from './writeText';

const [path, what = 'F1'] = process.argv.slice(2);
const known = Object.entries(GENERATORS).find(([id]) => id === what);
const lines = /^\d+$/.test(what) ? floatsCsv(Number(what)) : known?.[1]();
if (path && !path.startsWith('-') && lines) void writeText(path, lines);
else {
  console.error(
    `usage: node out/test/bench/makeFile.js FILE [ROWS | ${Object.keys(GENERATORS).join(' | ')}]`,
  );
  process.exitCode = 2;
}
