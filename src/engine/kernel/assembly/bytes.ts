// The ASCII codes that reading a CSV file turns on, as in csv/ascii.ts.
export const TAB: u8 = 9;
export const LF: u8 = 10;
export const CR: u8 = 13;
export const SPACE: u8 = 32;
export const PLUS: u8 = 43;
export const COMMA: u8 = 44;
export const MINUS: u8 = 45;
export const POINT: u8 = 46;
export const ZERO: u8 = 48;
export const COLON: u8 = 58;

@inline
export function isWhiteSpace(byte: u8): bool {
  return byte == SPACE || (byte >= TAB && byte <= CR);
}
