import { ESCAPED, fieldBytes, QUOTED, type RecordBatch } from '../csv/recordBatch';
import type { CellClass } from './cellClass';
import type { CellClassifier } from './cellClassifier';

/** Classifies one field of a batch by its content; `classifier.value` is its number afterwards. */
export function classifyField(batch: RecordBatch, field: number, classifier: CellClassifier): CellClass {
  if (batch.json && (batch.fieldFlags[field]! & QUOTED) !== 0) {
    const content = fieldBytes(batch, field);
    return classifier.classifyString(content, 0, content.length);
  }
  if ((batch.fieldFlags[field]! & ESCAPED) === 0) {
    return classifier.classify(batch.bytes, batch.fieldStart[field]!, batch.fieldEnd[field]!);
  }
  const content = fieldBytes(batch, field);
  return classifier.classify(content, 0, content.length);
}
