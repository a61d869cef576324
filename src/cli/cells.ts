import { eastAsianWidth } from 'get-east-asian-width';

/** Only what a keyboard of English has: as many cells as characters. */
const ASCII = /^[\x20-\x7e]*$/;
/** Pictures that are joined, coloured, or asked for as pictures: one picture. */
const EMOJI_SEQUENCE =
  /\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})+/gu;
const WIDE = '\u4e00';
/** Marks on the character before, as in x̂, and characters that only change how others look. */
const WITHOUT_CELLS = /[\p{Mn}\p{Me}\p{Cf}]/gu;

/**
 * How many cells of a terminal a text takes, by the property East_Asian_Width of Unicode: two for characters that are
 * wide, such as those of Chinese and most pictures, none for combining marks. Characters of ambiguous width, such as
 * those of Greek, have one.
 *
 * `Intl.Segmenter` would tell more of rare sequences; to load it takes longer than all of `profile` of a small file.
 *
 * @example cellsOf('é'); // 1
 * cellsOf('身長'); // 4
 */
export function cellsOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let cells = 0;
  // Composed: parts of a Korean syllable are characters, too.
  const bare = text.normalize('NFC').replace(EMOJI_SEQUENCE, WIDE).replace(WITHOUT_CELLS, '');
  for (const character of bare) cells += eastAsianWidth(character.codePointAt(0)!);
  return cells;
}

/** The beginning of a short text, as much as has so many cells. */
export function beginning(text: string, cells: number): string {
  let start = '';
  for (const character of text) {
    if (cellsOf(start + character) > cells) break;
    start += character;
  }
  return start;
}
