/** Puts pieces of JSON Lines together again and parses every line. */
export class LineSplitter {
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
  private rest = '';

  /** The objects of the lines that end in this piece. */
  *push(bytes: Uint8Array): Generator<Readonly<Record<string, unknown>>> {
    const text = this.rest + this.decoder.decode(bytes, { stream: true });
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      if (end > start) yield JSON.parse(text.slice(start, end)) as Readonly<Record<string, unknown>>;
      start = end + 1;
    }
    this.rest = text.slice(start);
  }

  /** The object of a last line without a line end. */
  *end(): Generator<Readonly<Record<string, unknown>>> {
    if (this.rest.trim() !== '') yield JSON.parse(this.rest) as Readonly<Record<string, unknown>>;
  }
}
