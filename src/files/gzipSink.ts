import { once } from 'node:events';
import type { ByteSink } from '../engine/byteSource';

/** Gives `use` a sink whose bytes arrive in `sink` as one gzip member. */
export async function gzipSink<T>(sink: ByteSink, use: (sink: ByteSink) => Promise<T>): Promise<T> {
  // Loaded for those files only that need it.
  const { createGzip } = await import('node:zlib');
  const gzip = createGzip();
  const passOn = async () => {
    for await (const bytes of gzip) await sink.write(bytes as Uint8Array);
  };
  const passing = passOn();
  // Whoever writes next hears of it, too.
  passing.catch(() => undefined);
  const feeding = async () => {
    const result = await use({
      async write(bytes) {
        // Copied: it is packed later on, when the caller may have used it again.
        if (!gzip.write(bytes.slice())) await once(gzip, 'drain');
      },
    });
    gzip.end();
    return result;
  };
  try {
    const [result] = await Promise.all([feeding(), passing]);
    return result;
  } finally {
    gzip.destroy();
    await passing.catch(() => undefined);
  }
}
