/** What the tests fetch is kept between runs, outside the repository. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The cache's folder: `NORMSCOPE_TEST_CACHE`, or `normscope-test` in the user's cache folder.
 *
 * It must not be inside the repository: VS Code takes a colour theme found below the extension under
 * development for the extension's own, and ignores the theme that the settings name.
 */
export function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return process.env['NORMSCOPE_TEST_CACHE'] ?? join(base, 'normscope-test');
}

/**
 * The folder `name` of the cache. If it is not there, `make` fills a new one, which appears under its name
 * only when it is complete: a fetch that fails or is interrupted leaves nothing half-made.
 */
export async function cached(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  console.log(`Fetching ${name} from npm into ${cacheFolder()}, once …`);
  const started = Date.now();
  mkdirSync(cacheFolder(), { recursive: true });
  const unfinished = mkdtempSync(join(cacheFolder(), '.new-'));
  try {
    await make(unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another run may have made it meanwhile; then the rename failed, and its folder serves as well.
    if (!existsSync(folder)) throw error;
  }
  console.log(`Fetched ${name} in ${Math.round((Date.now() - started) / 1000)} s`);
  return folder;
}
