// Builds everything: the product into dist/, the tests and their runner into out/test/.
//   node esbuild.js [--production] [--watch]
const esbuild = require('esbuild');
const { spawnSync } = require('node:child_process');
const { readFileSync, rmSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const { Script } = require('node:vm');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  // Always: a smaller bundle starts sooner.
  minify: true,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  target: 'es2022',
  loader: { '.wasm': 'binary' },
};
/** @type {import('esbuild').BuildOptions} */
const node = {
  ...common,
  ...{ platform: 'node', target: 'node20', format: 'cjs' },
  // Imports while it runs become calls of require: Node's loader of ES modules takes 30 ms to begin.
  supported: { 'dynamic-import': false },
};

/** Bundles of their own, which others load when they need them, by the module that each is made of. */
const APART = {
  '/parquet/main': 'parquet',
  '/profileCommand': 'profileCommand',
  '/otherCommands': 'otherCommands',
};
/** Beside these lies what V8 makes of them. Others gain little by it: they are larger, or run for longer. */
const COMPILED = ['profileCommand', 'partService'];

/** @type {import('esbuild').Plugin} */
const bundlesApart = {
  name: 'bundles apart',
  setup(build) {
    // It does not say so, but its modules do nothing by themselves: those not used, a dictionary for Brotli, are left out.
    build.onResolve(
      { filter: /^hyparquet-compressors$|^\.\/(brotli|compressors)/ },
      async ({ path: name, ...from }) => {
        if (from.pluginData === bundlesApart.name) return undefined;
        const found = await build.resolve(name, { ...from, pluginData: bundlesApart.name });
        return { ...found, sideEffects: false };
      },
    );
    for (const [end, bundle] of Object.entries(APART)) {
      build.onResolve({ filter: new RegExp(`${end}$`) }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: bundle, namespace: bundlesApart.name } : undefined,
      );
    }
    build.onLoad({ filter: /./, namespace: bundlesApart.name }, ({ path: bundle }) => ({
      contents: `module.exports = require('./src/loadBundle').loadBundle(${JSON.stringify(bundle)});`,
      resolveDir: __dirname,
    }));
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const product = [
  {
    ...node,
    entryPoints: {
      extension: 'src/extension.ts',
      worker: 'src/worker/main.ts',
      partWorker: 'src/worker/partWorker.ts',
      partService: 'src/worker/partService.ts',
      trainWorker: 'src/worker/trainWorker.ts',
      cli: 'src/cli.ts',
      profileCommand: 'src/cli/profileCommand.ts',
      otherCommands: 'src/cli/otherCommands.ts',
      parquet: 'src/parquet/main.ts',
    },
    outdir: 'dist',
    external: ['vscode'],
    plugins: [bundlesApart],
  },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    entryPoints: { main: 'webview/main.tsx' },
    outdir: 'dist/webview',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  },
];
/** @type {import('esbuild').BuildOptions[]} */
const tests = [
  {
    ...node,
    // Helpers become bundles of their own, too: nobody keeps a list of tests.
    entryPoints: ['test/**/*.ts'],
    outdir: 'out/test',
    outbase: 'test',
    // Kept outside: they look for files of their own beside them.
    packages: 'external',
    external: ['vscode'],
  },
];

/** Compiles the kernels to WebAssembly, beside their sources, where the bundles take them from. */
function compileKernels() {
  const asc = path.join(__dirname, 'node_modules/assemblyscript/bin/asc.js');
  const { status } = spawnSync(
    process.execPath,
    [
      ...[asc, 'src/engine/kernel/assembly/index.ts', '--outFile', 'src/engine/kernel/kernels.wasm'],
      ...[
        '-O2',
        '--enable',
        'simd',
        '--runtime',
        'stub',
        '--noAssert',
        '--importMemory',
        '--zeroFilledMemory',
      ],
    ],
    { stdio: 'inherit' },
  );
  if (status !== 0) throw new Error('the kernels do not compile');
}

/** Lays beside bundles what V8 makes of them, for src/loadBundle.ts: it counts for this V8, whose version it is named after. */
function compileBundles() {
  for (const name of COMPILED) {
    const filename = path.join(__dirname, 'dist', `${name}.js`);
    // All functions of a bundle, not only those that run when it is loaded.
    v8.setFlagsFromString('--no-lazy');
    const script = new Script(Module.wrap(readFileSync(filename, 'utf8')), { filename });
    // V8 takes only what was made with the flags that it has: the usual ones.
    v8.setFlagsFromString('--lazy');
    writeFileSync(path.join('dist', `${name}.${process.versions.v8}`), script.createCachedData());
  }
}

async function main() {
  compileKernels();
  rmSync('dist', { recursive: true, force: true });
  // A production build keeps the tests that are to run against it.
  if (!production) rmSync('out/test', { recursive: true, force: true });
  const builds = production ? product : [...product, ...tests];
  if (watch) {
    await Promise.all(builds.map(async (options) => (await esbuild.context(options)).watch()));
    return;
  }
  await Promise.all(builds.map((options) => esbuild.build(options)));
  compileBundles();
}

main().catch((/** @type {unknown} */ error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
