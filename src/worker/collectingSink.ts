import type { ByteSink } from '../engine/byteSource';

/** A sink that keeps everything in memory, for targets only the host can write. */
export function collectingSink(): ByteSink & { collected(): Uint8Array } {
  const parts: Uint8Array[] = [];
  return {
    write(bytes) {
      parts.push(bytes.slice());
      return Promise.resolve();
    },
    collected() {
      const all = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
      let position = 0;
      for (const part of parts) {
        all.set(part, position);
        position += part.length;
      }
      return all;
    },
  };
}
