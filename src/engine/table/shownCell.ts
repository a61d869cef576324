/** Characters of a cell that a message shows. */
const SHOWN = 40;

/** The content of a cell for a message: trimmed, and cut where it is long. */
export function shownCell(content: string): string {
  const text = content.trim();
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
