import { randomNumbers } from '../../src/engine/random';

const ROWS = 1_305_000;
const CITIES = ['Zürich', 'São Paulo', '東京', 'Kraków', 'Αθήνα', 'Lagos', 'Reykjavík', 'Montréal'];
const NOTES = ['plain, with a delimiter', 'she said "yes"', 'two\nlines', 'naïve café ☕', 'nothing special'];
const FIRST_DAY = Date.UTC(2001, 0, 1);
const DAY = 86_400_000;

interface Row {
  readonly visits: number;
  /** Missing in a tenth of the rows. */
  readonly price: string;
  readonly rate: string;
  readonly day: string;
  readonly city: string;
  readonly note: string;
  /** Missing in a twentieth of the rows. */
  readonly level: string;
  readonly balance: number;
}

function* rows(count: number, seed: number): Generator<Row> {
  const random = randomNumbers(seed);
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!;
  for (let row = 0; row < count; row++) {
    yield {
      visits: Math.floor(random() ** 3 * 5000),
      // The first row has every cell, so that readers which guess kinds from the head see numbers.
      price: row > 0 && random() < 0.1 ? '' : (random() * 900 + 10).toFixed(2),
      rate: (random() * 10 ** (Math.floor(random() * 9) - 7)).toExponential(4),
      day: new Date(FIRST_DAY + Math.floor(random() * 8000) * DAY).toISOString().slice(0, 10),
      city: pick(CITIES),
      note: pick(NOTES),
      level: row > 0 && random() < 0.05 ? '' : ((random() - 0.5) * 40).toPrecision(7),
      balance: Math.floor((random() - 0.5) * 2e7),
    };
  }
}

/**
 * The lines of a CSV file of everything: integers, exponents, ISO dates, quoted text with delimiters, doubled quotes and
 * newlines, empty cells, letters beyond ASCII; 100 MB by default.
 */
export function* mixedCsv(count = ROWS, seed = 3): Generator<string> {
  yield 'visits,price,rate,day,city,note,level,balance\n';
  for (const { visits, price, rate, day, city, note, level, balance } of rows(count, seed)) {
    const quoted = `"${note.replaceAll('"', '""')}"`;
    yield `${visits},${price},${rate},${day},${city},${quoted},${level},${balance}\n`;
  }
}

/** The same kinds of columns as one JSON object a line; a missing number is null. */
export function* mixedJsonLines(count = 690_000, seed = 5): Generator<string> {
  const number = (text: string) => (text === '' ? null : Number(text));
  for (const { price, rate, level, ...row } of rows(count, seed)) {
    const record = { ...row, price: number(price), rate: number(rate), level: number(level) };
    yield `${JSON.stringify(record)}\n`;
  }
}
