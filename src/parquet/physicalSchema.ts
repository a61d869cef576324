import { type FileMetaData, parquetSchema, type SchemaElement, type SchemaTree } from 'hyparquet';

/**
 * The same metadata, whose columns say only how their values are stored: for the library, which would make numbers of
 * decimals, milliseconds of nanoseconds and `Date`s of both, to hand the values out as they are. Text alone is decoded.
 */
export function physicalMetadata(metadata: FileMetaData): FileMetaData {
  return { ...metadata, schema: elementsOf(parquetSchema(metadata), physicalElement) };
}

/** The elements of a tree, changed, in the order of a file's schema. */
function elementsOf(
  { element, children }: SchemaTree,
  changed: (element: SchemaElement) => SchemaElement,
): SchemaElement[] {
  // The library takes a VARIANT apart itself.
  const inside = element.logical_type?.type === 'VARIANT' ? (same: SchemaElement) => same : changed;
  return [changed(element), ...children.flatMap((child) => elementsOf(child, inside))];
}

function physicalElement(element: SchemaElement): SchemaElement {
  if (element.type === undefined) return element;
  return isText(element) ? { ...unannotated(element), converted_type: 'UTF8' } : unannotated(element);
}

/** The same column, of which nothing is said but how its values are stored. */
export function unannotated({
  name,
  type,
  type_length,
  repetition_type,
  field_id,
}: SchemaElement): SchemaElement {
  return {
    name,
    ...(type !== undefined && { type }),
    ...(type_length !== undefined && { type_length }),
    ...(repetition_type !== undefined && { repetition_type }),
    ...(field_id !== undefined && { field_id }),
  };
}

/** Whether the bytes of a column are UTF-8 text. */
export function isText({ type, converted_type, logical_type }: SchemaElement): boolean {
  if (type !== 'BYTE_ARRAY') return false;
  if (converted_type === 'UTF8' || converted_type === 'ENUM' || converted_type === 'JSON') return true;
  return ['STRING', 'ENUM', 'JSON'].includes(logical_type?.type ?? '');
}

/** The columns of a file as a tree; a column of structs, lists or maps has children. */
export function columnsOf(metadata: FileMetaData): readonly SchemaTree[] {
  return parquetSchema(metadata).children;
}
