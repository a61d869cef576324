import type { CellClass } from '../table/cellClass';
import type { CellClassifier } from '../table/cellClassifier';
import { classifyField } from '../table/classifyField';
import type { RecordBatch } from './recordBatch';

/** The classes of the cells of a batch, for several guesses from them: each cell is looked at once. */
export class CellClasses {
  /** By field, one more than its class; 0 where it was not asked for yet. */
  private readonly known: Uint8Array;

  constructor(
    private readonly batch: RecordBatch,
    readonly classifier: CellClassifier,
  ) {
    this.known = new Uint8Array(batch.fieldStart.length);
  }

  of(field: number): CellClass {
    const known = this.known[field]!;
    if (known > 0) return (known - 1) as CellClass;
    const cell = classifyField(this.batch, field, this.classifier);
    this.known[field] = cell + 1;
    return cell;
  }
}
