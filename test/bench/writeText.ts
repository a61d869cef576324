import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

const FLUSH_CHARACTERS = 1 << 20;

/** Writes lines one after another, about a megabyte at a time, and waits until all are in the file. */
export async function writeText(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path);
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < FLUSH_CHARACTERS) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await finished(file);
}
