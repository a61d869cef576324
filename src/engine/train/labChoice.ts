/** Which columns of a file are to be used. */
export interface LabChoice {
  readonly target: string;
  /** Columns to learn from; left out: all that nothing speaks against. */
  readonly features?: readonly string[];
}
