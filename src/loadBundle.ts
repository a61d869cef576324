import { existsSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * Loads another bundle of this product, as `require` does, but sooner where beside it lies what V8 made of it when it was built
 * (see esbuild.js): that saves each function its compilation. Another V8 than that one does not look at it.
 * @returns what the bundle exports
 */
export function loadBundle(name: string): unknown {
  const file = path.join(__dirname, `${name}.js`);
  const compiled = path.join(__dirname, `${name}.${process.versions.v8}`);
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), {
    filename: file,
    ...(existsSync(compiled) && { cachedData: readFileSync(compiled) }),
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...variables: readonly unknown[]) => void;
  run(module.exports, createRequire(file), module, file, __dirname);
  return module.exports;
}
