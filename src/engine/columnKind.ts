/** What the cells of a column are, seen over every row. */
export type ColumnKind = 'number' | 'integer' | 'boolean' | 'date' | 'text' | 'identifier' | 'empty';

/** A kind that a column may be read as, whatever its cells are. */
export type ChosenKind = Exclude<ColumnKind, 'empty'>;
