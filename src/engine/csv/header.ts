import type { Problem } from '../dataset';

/** Unique names for the columns of a file, and what was wrong with those in its header. */
export interface ColumnNames {
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
}

/** The names of columns without a header: `column 1`, `column 2`, … */
export function numberedNames(columns: number): readonly string[] {
  return Array.from({ length: columns }, (_, index) => numberedName(index));
}

/**
 * The names in a header, trimmed and made unique: an empty one becomes `column 3`, a repeated one `a (2)`; a name
 * that is made up never clashes with one that is written.
 * @param line physical line of the header
 * @param trims whether white space around a name does not belong to it
 */
export function namesFromHeader(header: readonly string[], line: number, trims = true): ColumnNames {
  const written = trims ? header.map((name) => name.trim()) : header;
  const taken = new Set(written);
  const seen = new Set<string>();
  const suffixes = new Map<string, number>();
  const unused = (name: string): string => {
    let unique = name;
    while (taken.has(unique)) {
      const suffix = (suffixes.get(name) ?? 1) + 1;
      suffixes.set(name, suffix);
      unique = `${name} (${suffix})`;
    }
    taken.add(unique);
    return unique;
  };
  const problems: Problem[] = [];
  const names = written.map((name, index) => {
    if (name === '') {
      const made = unused(numberedName(index));
      problems.push({
        code: 'unnamed-column',
        line,
        message: `column ${index + 1} has no name, it is called “${made}”`,
      });
      return made;
    }
    if (!seen.has(name)) {
      seen.add(name);
      return name;
    }
    const made = unused(name);
    const message = `column ${index + 1} repeats the name “${name}”, it is called “${made}”`;
    problems.push({ code: 'duplicate-name', line, message });
    return made;
  });
  return { names, problems };
}

function numberedName(index: number): string {
  return `column ${index + 1}`;
}
