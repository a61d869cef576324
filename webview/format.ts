/** Numbers as people read them: U+2212 for minus, comma groups, never −0 or NaN. */

/** Stands where there is no number. */
export const NO_VALUE = '–';

/** How the numbers of one column are written, so that their decimal points line up. */
export interface NumberFormat {
  readonly decimals: number;
  /** `1.234e−9` instead of a row of zeros. */
  readonly exponential: boolean;
}

const MAX_DECIMALS = 8;
/** Doubles carry about 16 significant digits; more would be invented. */
const MAX_DIGITS = 16;

/**
 * The format for statistics of a column: four significant digits of σ.
 *
 * @param std σ of the column, in its own units; 0 for a constant column
 * @param largest the largest magnitude that is shown
 * @example numberFormat(2.312, 13).decimals // 3
 * @example numberFormat(314, 1680).decimals // 1
 */
export function numberFormat(std: number, largest: number): NumberFormat {
  const size = Math.abs(largest);
  const wanted = std > 0 ? 3 - exponentOf(std) : decimalsOf(size);
  const digits = size >= 1 ? exponentOf(size) + 1 : 1;
  const decimals = Math.max(0, Math.min(wanted, MAX_DIGITS - digits));
  const exponential = wanted > MAX_DECIMALS || digits > 12 || !Number.isFinite(size);
  return { decimals: exponential ? 3 : decimals, exponential };
}

/**
 * The format after scaling: three decimals where σ is near 1, else as {@link numberFormat}.
 * @example scaledFormat(0.2019, 1).decimals // 3
 */
export function scaledFormat(std: number, largest: number): NumberFormat {
  const near = std === 0 ? Math.abs(largest) < 10 : std >= 0.1 && std < 9.9995;
  return near && Math.abs(largest) < 1e6 ? { decimals: 3, exponential: false } : numberFormat(std, largest);
}

/** A number in its column's format. */
export function formatNumber(value: number | null | undefined, format: NumberFormat): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_VALUE;
  if (format.exponential) return value === 0 ? '0' : typeset(value.toExponential(format.decimals));
  return formatFixed(value, format.decimals);
}

/**
 * A number with fixed decimals.
 * @example formatFixed(-1234.5, 2) // '−1,234.50'
 */
export function formatFixed(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return NO_VALUE;
  // From here on toFixed has no digits left to give.
  if (Math.abs(value) >= 1e21) return typeset(value.toExponential(3));
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const digits = fraction === undefined ? group(whole) : `${group(whole)}.${fraction}`;
  // A value that rounds to zero has no sign: −0 is no number people know.
  return value < 0 && /[1-9]/.test(digits) ? `\u2212${digits}` : digits;
}

/** An exact count: `2,140,000`. */
export function formatCount(count: number): string {
  return formatFixed(count, 0);
}

/**
 * `1 row`, `2,140 rows`.
 * @param plural where it is more than the singular with an s
 */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/**
 * A share in per cent with one decimal; exactly none is `0 %`, and what is there is never rounded away.
 * @example formatShare(11, 178) // '6.2 %'
 */
export function formatShare(part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0 %';
  if (part === whole) return '100 %';
  const percent = (part / whole) * 100;
  if (percent < 0.05) return '< 0.1 %';
  if (percent >= 99.95) return '> 99.9 %';
  return `${formatFixed(percent, 1)} %`;
}

/**
 * A file size with three digits; a KB is 1,024 bytes, as VS Code shows it.
 * @example formatBytes(11303) // '11.0 KB'
 */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${formatCount(bytes)} B`;
  const units = ['KB', 'MB', 'GB', 'TB', 'PB'] as const;
  let size = bytes / 1024;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${formatFixed(size, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2)} ${units[unit] ?? ''}`;
}

/**
 * @param ms milliseconds
 * @example formatDuration(6.2) // '6 ms'
 * @example formatDuration(1240) // '1.24 s'
 */
export function formatDuration(ms: number): string {
  if (ms < 1) return '< 1 ms';
  if (ms < 999.5) return `${formatFixed(ms, 0)} ms`;
  const seconds = ms / 1000;
  if (seconds < 59.95) return `${formatFixed(seconds, seconds < 9.995 ? 2 : 1)} s`;
  const whole = Math.round(seconds);
  return `${formatCount(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
}

/** floor(log10 |x|) of x rounded to four digits, so that 0.99999999 counts as 1. */
export function exponentOf(value: number): number {
  return Number(Math.abs(value).toExponential(3).split('e')[1]);
}

/** Digits behind the point that the shortest form of a number has, at most six. */
function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const fraction = mantissa.split('.')[1]?.length ?? 0;
  return value < 1e-6 ? fraction - Number(exponent) : Math.min(6, Math.max(0, fraction - Number(exponent)));
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `-1.5e+7` as `−1.5e7`. */
export function typeset(number: string): string {
  return number.replace('e+', 'e').replaceAll('-', '\u2212');
}
