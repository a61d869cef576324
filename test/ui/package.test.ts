import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { VSIX } from '../hosts/uiSuite';

describe('the package', () => {
  it('holds what the extension needs and nothing else', () => {
    const vsce = join('node_modules', '@vscode', 'vsce', 'vsce');
    const listed = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { encoding: 'utf8' });
    const files = listed.trim().split('\n');
    const needed = [
      'dist/extension.js',
      'dist/worker.js',
      'dist/trainWorker.js',
      'dist/webview/main.js',
      'media/icon.png',
      'LICENSE',
    ];
    assert.deepEqual(
      needed.filter((file) => !files.includes(file)),
      [],
    );
    const allowed =
      /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/\w+\.js|dist\/webview\/\w+\.\w+|media\/icon\.png|media\/schemas\/\w+\.schema\.json)$/;
    assert.deepEqual(
      files.filter((file) => !allowed.test(file)),
      [],
    );
  });

  it('is smaller than 1 MB', () => {
    const { size } = statSync(VSIX);
    console.log(`      ${(size / 1000).toFixed(0)} kB`);
    assert.ok(size < 1e6, `expected less than 1,000,000 bytes, found ${size}`);
  });
});
