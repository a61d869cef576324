/** A column's name with whether it is in. */
export type NamedFlag = readonly [column: string, isIn: boolean];

export function isNamedFlag(value: unknown): value is NamedFlag {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'boolean';
}
