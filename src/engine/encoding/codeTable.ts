import { WINDOWS_1252_80 } from './windows1252';

/** The characters of an encoding that has ASCII as its first half, by the bytes that stand for them, read as one number. */
export interface CodeTable {
  readonly pointOf: ReadonlyMap<number, number>;
  readonly codeOf: ReadonlyMap<number, number>;
  /** Bytes of the longest code. */
  readonly longest: number;
}

/** Leads whose characters are written by other codes, where those exist (Encoding Standard, "index … pointer"). */
const SECOND_CHOICE: Readonly<Record<string, (lead: number) => boolean>> = {
  shift_jis: (lead) => lead === 0xed || lead === 0xee,
  big5: (lead) => lead < 0xa4 || lead > 0xf9,
};

/** Makes the table from what a TextDecoder says, so that it knows as many encodings; some milliseconds of work. */
export function codeTable(encoding: string): CodeTable {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const pointOf = new Map<number, number>();
  const add = (...bytes: number[]) => {
    const point = onlyCharacter(decoder.decode(Uint8Array.from(bytes)));
    if (point !== undefined) pointOf.set(codeOfBytes(bytes), point);
  };
  for (let byte = 0x80; byte < 0x100; byte++) {
    if (encoding === 'windows-1252') pointOf.set(byte, WINDOWS_1252_80[byte - 0x80] ?? byte);
    else add(byte);
  }
  const second = SECOND_CHOICE[encoding] ?? (() => false);
  const leads = isMultiByte(encoding) ? range(0x81, 0xfe).filter((byte) => !pointOf.has(byte)) : [];
  for (const lead of [...leads.filter((each) => !second(each)), ...leads.filter(second)]) {
    for (const trail of range(0x40, 0xfe)) add(lead, trail);
  }
  if (encoding === 'euc-jp') {
    for (const row of range(0xa1, 0xfe)) for (const cell of range(0xa1, 0xfe)) add(0x8f, row, cell);
  }
  const longest = encoding === 'gb18030' ? 4 : encoding === 'euc-jp' ? 3 : leads.length > 0 ? 2 : 1;
  if (longest === 4) addFourBytes(add);
  const codeOf = new Map<number, number>();
  for (const [code, point] of pointOf) if (!codeOf.has(point)) codeOf.set(point, code);
  return { pointOf, codeOf, longest };
}

/** The characters of the basic plane that GB18030 writes with four bytes; those beyond it follow a formula. */
function addFourBytes(add: (...bytes: number[]) => void): void {
  for (const a of range(0x81, 0x84)) {
    for (const b of range(0x30, 0x39)) {
      for (const c of range(0x81, 0xfe)) {
        for (const d of range(0x30, 0x39)) add(a, b, c, d);
      }
    }
  }
}

function isMultiByte(encoding: string): boolean {
  return ['shift_jis', 'euc-jp', 'euc-kr', 'big5', 'gbk', 'gb18030'].includes(encoding);
}

function onlyCharacter(text: string): number | undefined {
  const point = text.codePointAt(0);
  if (point === undefined || point === 0xfffd || text.length > (point > 0xffff ? 2 : 1)) return undefined;
  return point;
}

function codeOfBytes(bytes: readonly number[]): number {
  return bytes.reduce((code, byte) => code * 256 + byte, 0);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
