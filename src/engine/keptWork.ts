/** Keeps the last thing that was made of all of a file, so that each further reading of the file has it at once. */
export class KeptWork {
  private kept: { readonly key: string; readonly made: unknown } | undefined;

  /** @param key tells what is made of the file apart, its type too */
  async read<T>(key: string, make: () => Promise<T>): Promise<T> {
    if (this.kept?.key === key) return this.kept.made as T;
    // Two at once would take the memory of both.
    this.kept = undefined;
    const made = await make();
    this.kept = { key, made };
    return made;
  }
}
