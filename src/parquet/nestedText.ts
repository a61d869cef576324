import type { SchemaTree } from 'hyparquet';
import { isListLike, isMapLike } from 'hyparquet/src/schema.js';
import { valueText } from './valueText';

/** Makes JSON of a value of a column, whatever it is made of. */
export type JsonText = (value: unknown) => string;

/**
 * How values of a column are written as JSON: lists as arrays, structs as objects, maps as objects by their keys, null
 * and what is absent as null.
 */
export function nestedText(tree: SchemaTree): JsonText {
  const { element } = tree;
  const single = singleText(tree);
  // A field that is repeated without being called a list.
  return element.repetition_type === 'REPEATED' ? listText(single) : single;
}

function singleText(tree: SchemaTree): JsonText {
  const { element, children } = tree;
  if (element.logical_type?.type === 'VARIANT') return variantText;
  if (isListLike(tree)) return listText(listItem(tree));
  if (isMapLike(tree)) return objectText([], nestedText(children[0]!.children[1]!));
  if (children.length > 0) {
    return objectText(children.map((child) => [child.element.name, nestedText(child)]));
  }
  const text = valueText(element) as JsonText;
  return (value) => (value === null || value === undefined ? 'null' : text(value));
}

/** The repeated child is the item, or holds it. */
function listItem({ children }: SchemaTree): JsonText {
  const repeated = children[0]!;
  const [item] = repeated.children;
  return repeated.children.length === 1 ? nestedText(item!) : singleText(repeated);
}

function listText(item: JsonText): JsonText {
  return (value) => (Array.isArray(value) ? `[${value.map(item).join(',')}]` : 'null');
}

/** @param others how members are written that are not among the fields */
function objectText(
  fields: readonly (readonly [name: string, text: JsonText])[],
  others?: JsonText,
): JsonText {
  return (value) => {
    if (typeof value !== 'object' || value === null) return 'null';
    const members = value as Readonly<Record<string, unknown>>;
    const texts = others
      ? Object.entries(members).map(([name, member]) => `${JSON.stringify(name)}:${others(member)}`)
      : fields.map(([name, text]) => `${JSON.stringify(name)}:${text(members[name])}`);
    return `{${texts.join(',')}}`;
  };
}

/** A value that brings its type along, as the library decodes it. */
function variantText(value: unknown): string {
  return JSON.stringify(value ?? null, (_, member: unknown) =>
    typeof member === 'bigint' ? String(member) : member,
  );
}
