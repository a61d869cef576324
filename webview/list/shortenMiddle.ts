/**
 * A name that fits: its middle gives way, because the ends tell columns apart.
 *
 * @param fits whether a text has room; a shorter text never has less
 * @example shortenMiddle('nonflavanoid_phenols', (text) => text.length <= 14) // 'nonflav…henols'
 */
export function shortenMiddle(name: string, fits: (text: string) => boolean): string {
  if (fits(name)) return name;
  // By code point: half of a surrogate pair is no character.
  const characters = Array.from(name);
  const shortened = (kept: number) => {
    const front = Math.ceil(kept / 2);
    const back = kept - front;
    return `${characters.slice(0, front).join('')}…${characters.slice(characters.length - back).join('')}`;
  };
  let fitting = 1;
  let tooLong = characters.length;
  while (tooLong - fitting > 1) {
    const kept = (fitting + tooLong) >> 1;
    if (fits(shortened(kept))) fitting = kept;
    else tooLong = kept;
  }
  return shortened(fitting);
}
