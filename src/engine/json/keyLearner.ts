import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
} from '../csv/ascii';
import { DataError } from '../dataError';
import { MOST_FLATTENED } from './jsonShape';
import { stringText } from './jsonString';

/** Columns that a file of objects may have: more are records that were taken for keys. */
const MOST_COLUMNS = 16_384;
const LETTER_N = 110;

interface Place {
  /** In which order it became a column, or -1. */
  order: number;
  /** Whether a value other than null or an empty object stood here. */
  isSure: boolean;
  readonly keys: Map<string, Place>;
}

/** The keys that lead to something else than an object with keys. */
export interface LearntKeys {
  readonly path: readonly string[];
  /** Whether a value stood there, not only null or an object without keys. */
  readonly isSure: boolean;
}

/**
 * Gathers the keys of records, in the order in which they first appear: each that leads to a value is a column. One that
 * has only been null, while objects stood there in other records, is none; null behind such an object is a missing one.
 */
export class KeyLearner {
  private readonly root: Place = newPlace();
  /** How often something was learnt that no record told before. */
  news = 0;
  private readonly found: { readonly path: readonly string[]; readonly place: Place }[] = [];
  private bytes = new Uint8Array(0);
  private i = 0;

  /** @param learnt what another one learnt of earlier records */
  constructor(learnt: readonly LearntKeys[] = []) {
    for (const { path, isSure } of learnt) {
      let place = this.root;
      for (const key of path) place = this.placeAt(place, key);
      this.become(place, path, isSure);
    }
  }

  get learnt(): readonly LearntKeys[] {
    return this.found.map(({ path, place }) => ({ path, isSure: place.isSure }));
  }

  /** @returns by column, the keys that lead to it */
  get paths(): readonly (readonly string[])[] {
    return this.found.filter(({ place }) => place.isSure || place.keys.size === 0).map(({ path }) => path);
  }

  /** Those at which a value stood: whatever records follow, they are columns. */
  get surePaths(): readonly (readonly string[])[] {
    return this.found.filter(({ place }) => place.isSure).map(({ path }) => path);
  }

  /** Those of which only what follows tells whether they are columns: nothing but null stood there. */
  get nullPaths(): readonly (readonly string[])[] {
    return this.found.filter(({ place }) => !place.isSure && place.keys.size === 0).map(({ path }) => path);
  }

  /**
   * Takes in a record.
   * @param start where its brace stands; it is well-formed
   * @throws {DataError} `too-many-columns`
   */
  add(bytes: Uint8Array, start: number): void {
    this.bytes = bytes as Uint8Array<ArrayBuffer>;
    this.i = start;
    this.addObject(this.root, []);
  }

  private addObject(place: Place, path: readonly string[]): void {
    this.i++;
    while (this.peek() !== CLOSE_BRACE) {
      if (this.peek() === COMMA) this.i++;
      this.peek();
      const key = this.readKey();
      while (this.peek() !== COLON) this.i++;
      this.i++;
      const byte = this.peek();
      const child = this.placeAt(place, key);
      const childPath = [...path, key];
      if (byte === OPEN_BRACE && childPath.length < MOST_FLATTENED) {
        const { size } = child.keys;
        const { i } = this;
        this.addObject(child, childPath);
        // Between its braces stood nothing: it may be the value of a column.
        if (size === 0 && child.keys.size === 0 && this.i > i) this.become(child, childPath, false);
      } else {
        this.skip();
        const isNull = byte === LETTER_N;
        if (!isNull || child.keys.size === 0) this.become(child, childPath, !isNull);
      }
    }
    this.i++;
  }

  private become(place: Place, path: readonly string[], isSure: boolean): void {
    if (isSure && !place.isSure) {
      place.isSure = true;
      this.news++;
    }
    if (place.order >= 0) return;
    place.order = this.found.length;
    this.found.push({ path, place });
    if (this.found.length <= MOST_COLUMNS) return;
    throw new DataError('too-many-columns', `expected at most ${MOST_COLUMNS} different keys, found more`, {
      hint: 'Keys that name rows belong into a value: write each row as an object of its own.',
    });
  }

  private placeAt(place: Place, key: string): Place {
    let child = place.keys.get(key);
    if (!child) {
      place.keys.set(key, (child = newPlace()));
      this.news++;
    }
    return child;
  }

  /** The next byte that is no white space. */
  private peek(): number {
    while (this.bytes[this.i]! <= SPACE) this.i++;
    return this.bytes[this.i]!;
  }

  private readKey(): string {
    const start = this.i + 1;
    this.skipString();
    return stringText(this.bytes, start, this.i - 1);
  }

  private skipString(): void {
    const { bytes } = this;
    let i = this.i + 1;
    while (bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
    this.i = i + 1;
  }

  private skip(): void {
    const { bytes } = this;
    if (bytes[this.i] === QUOTE) {
      this.skipString();
      return;
    }
    for (let depth = 0; ;) {
      const byte = bytes[this.i]!;
      if (byte === QUOTE) {
        this.skipString();
        continue;
      }
      const closes = byte === CLOSE_BRACE || byte === CLOSE_BRACKET;
      if (depth === 0 && (closes || byte === COMMA)) return;
      if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
      this.i++;
      if (closes && --depth === 0) return;
    }
  }
}

function newPlace(): Place {
  return { order: -1, isSure: false, keys: new Map() };
}
