import type { DecodedArray, SchemaElement, SchemaTree } from 'hyparquet';
import { isListLike, isMapLike } from 'hyparquet/src/schema.js';
import { signedInteger } from './decimalText';
import { halfToNumber } from './halfToNumber';
import { isUnsigned } from './valueText';

type Change = (value: unknown) => unknown;

/**
 * Values as {@link readSlices} gives them, in the form the library writes them from. The same array where nothing changes.
 * @param tree of the column, with its own schema, not the physical one
 */
export function storedValues(tree: SchemaTree, values: DecodedArray): DecodedArray {
  const change = changeOf(tree);
  return change ? Array.from<unknown, unknown>(values, change) : values;
}

/** Undefined where values stay as they are. */
function changeOf(tree: SchemaTree): Change | undefined {
  const { element, children } = tree;
  if (children.length === 0) return unlessNull(leafChange(element));
  if (isListLike(tree)) {
    const repeated = children[0]!;
    const item = changeOf(repeated.children.length === 1 ? repeated.children[0]! : repeated);
    return item && unlessNull((value) => (value as unknown[]).map(item));
  }
  if (isMapLike(tree)) return unlessNull(mapChange(children[0]!.children[0]!, children[0]!.children[1]!));
  const changes = children.flatMap((child) => {
    const change = changeOf(child);
    return change ? [[child.element.name, change] as const] : [];
  });
  if (changes.length === 0) return undefined;
  const struct: Change = (value) => {
    const members = value as Record<string, unknown>;
    const changed = changes.map(([name, change]) => [name, change(members[name])] as const);
    return { ...members, ...Object.fromEntries(changed) };
  };
  return unlessNull(
    element.repetition_type === 'REPEATED' ? (list) => (list as unknown[]).map(struct) : struct,
  );
}

function unlessNull(change: Change | undefined): Change | undefined {
  return change && ((value) => (value === null || value === undefined ? value : change(value)));
}

/** The library reads a map as an object, whose keys are text. */
function mapChange(key: SchemaTree, value: SchemaTree): Change | undefined {
  const ofKey = keyFromText(key.element);
  const ofValue = changeOf(value) ?? ((same: unknown) => same);
  return (map) =>
    Object.entries(map as object).map(([name, member]) => ({ key: ofKey(name), value: ofValue(member) }));
}

function keyFromText(element: SchemaElement): (text: string) => unknown {
  switch (element.type) {
    case 'BOOLEAN':
      return (text) => text === 'true';
    case 'INT32':
    case 'FLOAT':
    case 'DOUBLE':
      return Number;
    case 'INT64':
      return BigInt;
    default:
      return (text) => text;
  }
}

function leafChange(element: SchemaElement): Change | undefined {
  const { type, converted_type, logical_type } = element;
  if (converted_type === 'DECIMAL') {
    // As an integer without its decimal point; INT64 is one already.
    if (type === 'INT32') return (value) => BigInt(value as number);
    return type === 'INT64' ? undefined : (value) => signedInteger(value as Uint8Array);
  }
  if (logical_type?.type === 'FLOAT16') return (value) => halfToNumber(value as Uint8Array);
  if (!isUnsigned(element)) return undefined;
  if (type === 'INT32') return (value) => (value as number) >>> 0;
  return (value) => BigInt.asUintN(64, value as bigint);
}
