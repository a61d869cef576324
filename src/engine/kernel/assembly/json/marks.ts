// The marks of JSON, and what is expected where another byte stands, as in json/jsonFault.ts.
export const QUOTE: u8 = 34;
export const OPEN_BRACKET: u8 = 91;
export const BACKSLASH: u8 = 92;
export const CLOSE_BRACKET: u8 = 93;
export const OPEN_BRACE: u8 = 123;
export const CLOSE_BRACE: u8 = 125;
/** The first letter of null, that of an exponent, and that of an escape by number. */
export const LETTER_N: u8 = 110;
export const LETTER_E: u8 = 101;
export const LETTER_U: u8 = 117;
/** The words, of false the first four letters. */
export const TRUE: u32 = 0x65757274;
export const FALS: u32 = 0x736c6166;
export const NULL: u32 = 0x6c6c756e;

export const A_VALUE = 1;
export const A_KEY = 2;
export const A_KEY_OR_END = 3;
export const A_COLON = 4;
export const COMMA_OR_BRACE = 5;
export const COMMA_OR_BRACKET = 6;
export const STRING_END = 7;
export const AN_ESCAPE = 8;
export const A_DIGIT = 9;
export const LINE_END = 10;
export const LESS_DEPTH = 11;
export const AN_OBJECT = 12;
export const AN_ARRAY = 13;
export const ONE_KEY = 15;
