// Bits of a field's flags, as in csv/recordBatch.ts.
export const QUOTED: u8 = 1;
export const ESCAPED: u8 = 2;
