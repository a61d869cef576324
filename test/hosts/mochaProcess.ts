/**
 * The process of a suite that runs outside VS Code: `node mochaProcess.js TIMEOUT FOLDER…`. A process of its
 * own, so that a crash or an endless loop in a test cannot take the runner with it.
 */
import { writeCounts } from './counts';
import { runMocha } from './mochaSuite';

async function main(): Promise<void> {
  const [timeout, ...folders] = process.argv.slice(2);
  const counts = await runMocha({ folders, timeout: Number(timeout) });
  writeCounts(counts);
  // Handles that a test forgot must not keep the suite from ending.
  process.exit(counts.failed > 0 ? 1 : 0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
