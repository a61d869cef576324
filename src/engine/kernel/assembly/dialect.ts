/** Bytes of the dialect that most files do not have, or -1. */
export let escape: i32 = -1;
export let comment: i32 = -1;
/** The byte that delimits, too, where any number of both counts as one. */
export let otherBlank: i32 = -1;

export function setDialect(escapeByte: i32, commentByte: i32, otherBlankByte: i32): void {
  escape = escapeByte;
  comment = commentByte;
  otherBlank = otherBlankByte;
}
