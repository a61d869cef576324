/** A Chromium that Playwright drives: on Linux a headless one from npm, with its libraries and fonts. */
import { execFileSync } from 'node:child_process';
import { constants, accessSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { cached } from './cache';
import { unpackPackage } from './npm';

const CHROMIUM_VERSION = '153.0.0';

const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

interface BrowserProgram {
  readonly executablePath: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Starts a browser. `HEADED` in the environment shows its window, which needs an installed one. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await browserProgram();
  const defined = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({
    executablePath,
    env: Object.fromEntries(defined),
    headless: process.env['HEADED'] === undefined,
    // Chromium's sandbox refuses to run as root, which continuous integration does; the pages are our own.
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

/**
 * The browser that {@link launchBrowser} starts, fetched if it is not cached.
 *
 * `CHROMIUM_PATH`; else on Linux x64 the pinned Chromium from npm, which starts twice as fast as a full
 * one and is the same on every machine; else an installed one.
 */
export async function browserProgram(): Promise<BrowserProgram> {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined) return { executablePath: chosen, env: process.env };
  const packaged = process.platform === 'linux' && process.arch === 'x64' && !process.env['HEADED'];
  if (packaged) return chromiumFromNpm();
  const installed = INSTALLED.find(isExecutable);
  if (installed === undefined) {
    throw new Error('no Chrome or Chromium found: install one, or name it in CHROMIUM_PATH');
  }
  return { executablePath: installed, env: process.env };
}

async function chromiumFromNpm(): Promise<BrowserProgram> {
  const folder = await cached(`chromium-${CHROMIUM_VERSION}`, async (unfinished) => {
    await unpackPackage(`@sparticuz/chromium@${CHROMIUM_VERSION}`, unfinished, 'package/bin');
    const decompress = (file: string) =>
      brotliDecompressSync(readFileSync(join(unfinished, 'package/bin', file)));
    writeFileSync(join(unfinished, 'chromium'), decompress('chromium.br'), { mode: 0o755 });
    // lib/ with the shared libraries that a bare machine lacks, and fonts/.
    for (const file of ['al2023.tar.br', 'fonts.tar.br']) {
      execFileSync('tar', ['x', '-C', unfinished], { input: decompress(file) });
    }
    rmSync(join(unfinished, 'package'), { recursive: true });
    writeFileSync(join(unfinished, 'fonts/fonts.conf'), FONT_CONFIGURATION);
  });
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
}

/** Text in Inter where that is installed, else in the one font of the package. */
const FONT_CONFIGURATION = `<fontconfig>
  <dir prefix="relative">.</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  ${preferredFonts('system-ui', 'Inter', 'Open Sans')}
  ${preferredFonts('sans-serif', 'Inter', 'Open Sans')}
  ${preferredFonts('monospace', 'DejaVu Sans Mono', 'Liberation Mono')}
</fontconfig>
`;

function preferredFonts(name: string, ...families: readonly string[]): string {
  const preferred = families.map((family) => `<family>${family}</family>`).join('');
  return `<alias><family>${name}</family><prefer>${preferred}</prefer></alias>`;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
