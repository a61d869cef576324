import { fstatSync } from 'node:fs';

/** Whether it may be worth asking the stream of this number whether it is a terminal: that loads the streams of Node. */
export function mayBeTerminal(descriptor: 1 | 2): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return true;
  }
}
