/**
 * Two small native modules of the VS Code server are not compiled here, because a bare machine has no
 * compiler. Plain JavaScript in their place keeps the server's log files and its watch over its parent.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LOGGER = `
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    mkdirSync(dirname(file), { recursive: true });
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  write(level, message) {
    if (level < this.level) return;
    try {
      appendFileSync(this.file, new Date().toISOString() + ' [' + LEVELS[level] + '] ' + message + '\\n');
    } catch {} // The data folder is removed while the server ends.
  }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
LEVELS.forEach((name, level) => { Logger.prototype[name] = function (message) { this.write(level, message); }; });

exports.Logger = Logger;
exports.setLevel = exports.setFlushOn = exports.shutdown = () => {};
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (name, file) => new Logger(file);
`;

const WATCHDOG = `
exports.start = (parent) => setInterval(() => {
  try { process.kill(parent, 0); } catch { process.exit(87); }
}, 3000).unref();
`;

const STAND_INS: Readonly<Record<string, string>> = {
  '@vscode/spdlog': LOGGER,
  'native-watchdog': WATCHDOG,
  '@vscode/native-watchdog': WATCHDOG,
};

/** Puts the stand-ins into the `node_modules` of a server, where it has the originals. */
export function installStandIns(server: string): void {
  for (const [name, code] of Object.entries(STAND_INS)) {
    const folder = join(server, 'node_modules', name);
    if (!existsSync(folder)) continue;
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
    writeFileSync(join(folder, 'index.js'), code);
  }
}
