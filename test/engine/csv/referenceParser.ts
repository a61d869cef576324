/** What the reference found in a text: records with the lines they start on, and the line of a quote left open. */
export interface ReferenceResult {
  readonly records: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly openQuoteLine?: number;
}

/**
 * Python's csv module with `strict` off as its documentation and state machine describe it, one character at a time,
 * without lines of white space only. Slow and plain on purpose: it stands against the scanner.
 *
 * @param delimiter one character, or several: any number of them in a row delimits then, and at the ends of a line none does
 */
export function parseLikePython(text: string, delimiter: string, quote: string): ReferenceResult {
  type State = 'start of field' | 'unquoted' | 'quoted' | 'quote in quoted';
  const records: string[][] = [];
  const lines: number[] = [];
  let record: string[] = [];
  let field = '';
  let anyQuoted = false;
  let state: State = 'start of field';
  let line = 1;
  let recordLine = 1;
  let openedOn = 1;
  const endField = () => {
    record.push(field);
    field = '';
    state = 'start of field';
  };
  const areSeveral = delimiter.length > 1;
  const endRecord = () => {
    if (!areSeveral || state !== 'start of field') endField();
    if (record.length === 0) return;
    const isBlank = record.length === 1 && !anyQuoted && /^[\t\v\f ]*$/.test(record[0] ?? '');
    if (!isBlank) {
      records.push(record);
      lines.push(recordLine);
    }
    record = [];
    anyQuoted = false;
  };
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const crlf = character === '\r' && text.charAt(i + 1) === '\n';
    const isLineEnd = character === '\n' || character === '\r';
    if (state === 'quoted') {
      if (character === quote) state = 'quote in quoted';
      else field += character;
      if (isLineEnd && !crlf) line++;
      continue;
    }
    if (state === 'quote in quoted' && character === quote) {
      field += quote;
      state = 'quoted';
    } else if (isLineEnd) {
      endRecord();
      if (crlf) i++;
      recordLine = ++line;
    } else if (delimiter.includes(character)) {
      if (!areSeveral || state !== 'start of field') endField();
    } else if (state === 'start of field' && character === quote) {
      state = 'quoted';
      anyQuoted = true;
      openedOn = line;
    } else {
      field += character;
      state = 'unquoted';
    }
  }
  if (state === 'quoted') return { records, lines, openQuoteLine: openedOn };
  if (field !== '' || record.length > 0 || state !== 'start of field') endRecord();
  return { records, lines };
}
