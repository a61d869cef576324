import type { ByteSource } from '../byteSource';
import type { DatasetProfile } from '../dataset';

/** What a profile says of the file that its source was made from. */
export function originFacts({
  origin,
}: ByteSource): Partial<Pick<DatasetProfile, 'format' | 'parquet' | 'unsaved'>> {
  if (origin?.container === 'parquet') return { format: 'parquet', parquet: origin.parquet };
  return origin?.unsaved ? { unsaved: true } : {};
}
