import { hashWord } from './hashWord';

/** Outputs that are passed over, until every bit of the state depends on every bit of the seed. */
const WARM_UP = 16;

/**
 * A reproducible source of random numbers: the same seed gives the same numbers everywhere and in every release. Not for
 * secrets.
 *
 * The generator is sfc32 by Chris Doty-Humphrey (public domain; PractRand), with 128 bits of state of which 32 count up,
 * so that no seed has a period below 2^32.
 *
 * @example
 * const random = new Random(7);
 * random.word(); // a whole number from 0 to 2^32 − 1
 * random.below(6) + 1; // a die
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** @param seed a whole number from 0 to 2^53 − 1 */
  constructor(seed: number) {
    this.a = hashWord(seed >>> 0);
    this.b = hashWord(Math.floor(seed / 2 ** 32) ^ 0x9e3779b9);
    this.c = 0x85ebca6b;
    for (let i = 0; i < WARM_UP; i++) this.word();
  }

  /** Uniform in [0, 2^32). */
  word(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform in [0, 1), a multiple of 2^-32. */
  unit(): number {
    return this.word() / 2 ** 32;
  }

  /** A whole number in [0, n), each equally likely; n is from 1 to 2^32. */
  below(n: number): number {
    // What lies beyond the last whole multiple of n would favour small numbers.
    const fair = 2 ** 32 - (2 ** 32 % n);
    for (;;) {
      const word = this.word();
      if (word < fair) return word % n;
    }
  }
}
