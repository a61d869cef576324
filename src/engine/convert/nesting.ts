import type { ConvertedColumn } from './conversion';

/** How columns are written into objects in objects. */
export interface Nesting {
  /** The columns in the order in which they are written: those of an object are together. */
  readonly order: readonly number[];
  /** By column, what stands before its value: braces that close and open, and keys. */
  readonly before: readonly string[];
  /** What stands behind the last value. */
  readonly after: string;
}

/**
 * Objects as they were before their members became columns; each keeps the place of its first member.
 * @param nested whether there are to be objects in the object of a record; else each column is a member called by its name
 * @example
 * The columns a, b.c, d and b.e are written in the order a, b.c, b.e, d as {"a":…,"b":{"c":…,"e":…},"d":…}.
 */
export function nestingOf(columns: readonly ConvertedColumn[], nested: boolean): Nesting {
  const isColumn = new Set(columns.map(({ name, path = [name] }) => JSON.stringify(path)));
  const paths = columns.map(({ name, path }) => {
    if (!nested || !path) return [name];
    // A key that has a value of its own in some records cannot hold an object too.
    const inColumn = path.some((_, i) => i > 0 && isColumn.has(JSON.stringify(path.slice(0, i))));
    return inColumn ? [name] : path;
  });
  const order = inOrder(
    paths.map((path, index) => ({ path, index })),
    0,
  );
  const before: string[] = new Array<string>(columns.length).fill('');
  let last: readonly string[] = [];
  for (const [place, index] of order.entries()) {
    const path = paths[index]!;
    let shared = 0;
    while (shared < path.length - 1 && shared < last.length - 1 && path[shared] === last[shared]) shared++;
    const closed = place === 0 ? '{' : `${'}'.repeat(last.length - 1 - shared)},`;
    before[index] =
      closed +
      path
        .slice(shared)
        .map((key) => `${JSON.stringify(key)}:`)
        .join('{');
    last = path;
  }
  return { order, before, after: '}'.repeat(last.length) };
}

interface Placed {
  readonly path: readonly string[];
  readonly index: number;
}

function inOrder(placed: readonly Placed[], depth: number): number[] {
  const groups = new Map<string, Placed[]>();
  for (const each of placed) {
    const key = each.path.length > depth + 1 ? JSON.stringify(each.path[depth]) : `column ${each.index}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].flatMap((group) =>
    group[0]!.path.length > depth + 1 ? inOrder(group, depth + 1) : [group[0]!.index],
  );
}
