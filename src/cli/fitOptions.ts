import type { FitScope } from '../engine/recipe';
import { UsageError } from './usageError';

/**
 * Understands `--fit-rows`.
 * @throws {UsageError}
 * @example fitRows('random:80%:seed=7') // { rows: 'random', percent: 80, seed: 7 }
 * @example fitRows('split=train') // { rows: 'where', column: 'split', value: 'train' }
 */
export function fitRows(value: string): FitScope {
  if (value === 'all') return { rows: 'all' };
  const share = /^(first|random):([\d.]+)%(?::seed=(-?\d+))?$/.exec(value);
  if (share) {
    const [, rows, percentText = '', seedText] = share;
    const percent = Number(percentText);
    if (!(percent > 0 && percent <= 100)) {
      throw new UsageError(`expected a percentage above 0 and up to 100 after --fit-rows, found '${value}'`);
    }
    if (rows === 'random') return { rows, percent, seed: Number(seedText ?? 0) };
    if (seedText === undefined) return { rows: 'first', percent };
  }
  const equals = value.indexOf('=');
  if (!share && equals > 0 && !/^(first|random):/.test(value)) {
    return { rows: 'where', column: value.slice(0, equals), value: value.slice(equals + 1) };
  }
  throw new UsageError(
    `expected all, first:80%, random:80%:seed=7 or COLUMN=VALUE after --fit-rows, found '${value}'`,
  );
}
