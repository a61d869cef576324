import { escape } from './dialect';

/**
 * Writes the content of a field with doubled quotes, with escapes, or with text behind its closing quote, as fieldBytes does.
 * @param isQuoted whether a quote stands before it
 * @param out with room for end − start bytes
 * @returns its length
 */
export function unescape(bytes: usize, start: u32, end: u32, isQuoted: bool, out: usize): u32 {
  const quote = load<u8>(bytes + start - 1);
  let length: u32 = 0;
  let quoted = isQuoted;
  for (let i = start; i < end; i++) {
    if (<i32>load<u8>(bytes + i) == escape && i + 1 < end) {
      i++;
    } else if (quoted && load<u8>(bytes + i) == quote) {
      if (++i == end) break;
      // A single quote closed the field: what follows is ordinary text, further quotes too.
      if (load<u8>(bytes + i) != quote) quoted = false;
    }
    store<u8>(out + length++, load<u8>(bytes + i));
  }
  return length;
}
