import { type ConvertedType, parquetSchema, type SchemaElement, type SchemaTree } from 'hyparquet';
import type { OpenedParquet } from './openParquet';
import { unsupported } from './parquetError';
import { isText, unannotated } from './physicalSchema';

/** A column of numbers: its names from the top down, more than one inside structs. */
export type LeafPath = readonly string[];

/**
 * The schema of a copy: that of the original, scaled columns as DOUBLE that may be null. Besides, INT96 becomes a
 * timestamp of nanoseconds, and geometries lose their annotation, not their bytes.
 *
 * @throws {DataError} `unsupported-parquet` for a VARIANT, or a repeated field that is no list
 */
export function writableSchema(
  { name, metadata }: OpenedParquet,
  scaled: readonly LeafPath[],
): SchemaElement[] {
  const refuse = (what: string) =>
    unsupported(
      name,
      `expected columns that can be written as Parquet, found ${what}`,
      'Choose another format for the copy.',
    );
  const elements = (tree: SchemaTree): SchemaElement[] => {
    const { element, children, path } = tree;
    const where = `the column '${path.join('.')}'`;
    if (element.logical_type?.type === 'VARIANT') throw refuse(`${where} of type VARIANT`);
    if (children.length > 0) return [element, ...children.flatMap(elements)];
    if (element.repetition_type === 'REPEATED') throw refuse(`${where}, which is repeated but no list`);
    const isScaled = scaled.some(
      (each) => each.length === path.length && each.every((part, i) => part === path[i]),
    );
    return [
      isScaled
        ? { name: element.name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }
        : writableElement(element),
    ];
  };
  return elements(parquetSchema(metadata));
}

function writableElement(element: SchemaElement): SchemaElement {
  const { type, logical_type } = element;
  if (type === 'INT96') {
    const nanoseconds = { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'NANOS' } as const;
    return { ...unannotated(element), type: 'INT64', logical_type: nanoseconds };
  }
  if (logical_type?.type === 'GEOMETRY' || logical_type?.type === 'GEOGRAPHY') return unannotated(element);
  if (logical_type?.type === 'INTEGER') {
    // The library writes the newer annotation in a way that others cannot read; the older one says the same.
    const { isSigned, bitWidth } = logical_type;
    const converted_type = `${isSigned ? '' : 'U'}INT_${bitWidth}` as ConvertedType;
    return { ...unannotated(element), converted_type };
  }
  return element;
}

/**
 * The schema that the library is given while it encodes values: JSON and enumerations are text in it, which would else
 * become strings of JSON, or be refused.
 */
export function encodingSchema(schema: readonly SchemaElement[]): SchemaElement[] {
  return schema.map((element) =>
    isText(element) ? { ...unannotated(element), converted_type: 'UTF8' } : element,
  );
}

/**
 * The column that goes by a name in the table, which is its own, or of one in structs their names with dots between them.
 * @throws {DataError} `unsupported-parquet` when there is none or more than one
 */
export function leafPath({ name, metadata }: OpenedParquet, column: string): LeafPath {
  const leaves = (tree: SchemaTree): SchemaTree[] =>
    tree.element.repetition_type === 'REPEATED'
      ? []
      : tree.children.length > 0
        ? tree.children.flatMap(leaves)
        : [tree];
  const found = parquetSchema(metadata)
    .children.flatMap(leaves)
    .filter(({ path }) => path.join('.') === column);
  const [leaf] = found;
  if (found.length === 1 && leaf) return leaf.path;
  const hint = 'Leave it unscaled, or choose another format for the copy.';
  throw unsupported(name, `expected one column called '${column}', found ${found.length}`, hint);
}
