import type { LabTarget } from './labTarget';

/** Which columns of a file are to be used. */
export interface LabChoice {
  readonly target: string;
  /** Whether it is a quantity or classes; left out: its values decide. */
  readonly task?: LabTarget['task'];
  /** Columns to learn from; left out: all that nothing speaks against. */
  readonly features?: readonly string[];
}
