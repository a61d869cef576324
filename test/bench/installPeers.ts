import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Never dependencies of the product: they live in the folder of the benchmark. */
export const PEERS = {
  '@duckdb/node-api': '1.5.6-r.1',
  'nodejs-polars': '0.24.1',
  papaparse: '5.7.1',
  udsv: '0.7.3',
} as const;

/** Fetches the peers that the folder does not have in the version that is wanted. */
export function installPeers(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (Object.entries(PEERS).every(([name, version]) => installedVersion(folder, name) === version)) return;
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: PEERS }));
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('the peers could not be fetched');
}

function installedVersion(folder: string, name: string): string | undefined {
  const manifest = path.join(folder, 'node_modules', name, 'package.json');
  if (!existsSync(manifest)) return undefined;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version?: string }).version;
}

/** The versions of pandas and scikit-learn if `python3` has both. */
export function pythonVersions(): string | undefined {
  const program =
    'import pandas, sklearn; print(f"pandas {pandas.__version__}, scikit-learn {sklearn.__version__}")';
  const { status, stdout } = spawnSync('python3', ['-c', program], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
