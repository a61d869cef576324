import type { RecordBatch } from './recordBatch';
import { fieldsOf } from './recordsOf';

/** The number of fields that most records have, the smaller one among equals, and how many have it. */
export function usualFields(batch: RecordBatch): { fields: number; records: number } {
  const recordsByFields = new Map<number, number>();
  for (let r = 0; r < batch.records; r++) {
    const fields = fieldsOf(batch, r);
    recordsByFields.set(fields, (recordsByFields.get(fields) ?? 0) + 1);
  }
  let usual = { fields: 0, records: 0 };
  for (const [fields, records] of recordsByFields) {
    if (records > usual.records || (records === usual.records && fields < usual.fields)) {
      usual = { fields, records };
    }
  }
  return usual;
}
