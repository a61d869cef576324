/** Characters that are written at once. */
const ENOUGH = 65_536;

/** Writes a long text to standard output, as it is taken: what is written is not held. */
export async function print(pieces: Iterable<string>): Promise<void> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < ENOUGH) continue;
    await written(text);
    text = '';
  }
  await written(text);
}

/** What goes wrong is told by the stream itself. */
function written(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => {
      resolve();
    });
  });
}
