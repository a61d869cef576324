/** What the extension host runs: every `*.test.js` beside this file. */
import { writeCounts } from '../hosts/counts';
import { runMocha } from '../hosts/mochaSuite';
import { say } from './say';

export async function run(): Promise<void> {
  const counts = await runMocha({ folders: [__dirname], timeout: 20_000, print: say });
  writeCounts(counts);
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed`);
}
