import { CLOSE_BRACE, COMMA, QUOTE } from '../csv/ascii';
import { A_KEY, COMMA_OR_BRACE, THE_END } from './jsonFault';
import type { JsonCursor } from './jsonCursor';

/**
 * Passes over what follows a table to the end of the file: further members of the objects around it, and their braces.
 * @returns false where it is not as expected; the cursor is there then
 */
export function checkTail(cursor: JsonCursor, around: number): boolean {
  for (let open = around; open > 0; open--) {
    for (;;) {
      cursor.skipSpace();
      const byte = cursor.byte();
      if (byte !== COMMA && byte !== CLOSE_BRACE) return cursor.fail(COMMA_OR_BRACE);
      cursor.i++;
      if (byte === CLOSE_BRACE) break;
      cursor.skipSpace();
      if (cursor.byte() !== QUOTE) return cursor.fail(A_KEY);
      if (cursor.scanString() === 0 || !cursor.scanColon() || !cursor.skipValue(1)) return false;
    }
  }
  cursor.skipSpace();
  return cursor.i >= cursor.length || cursor.fail(THE_END);
}
