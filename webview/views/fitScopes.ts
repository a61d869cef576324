/** The ways to choose rows to fit on, as they are offered. */
import type { ColumnProfile, FitScope } from '../../src/protocol/datasetApi';
import { typedNumber } from '../controls/typedNumber';

type ScopeOf<Rows extends FitScope['rows']> = Extract<FitScope, { rows: Rows }>;

/** What the scopes start from: the one in force as it is, the others with usual values. */
export function startingScopes(fit: FitScope, columns: readonly Pick<ColumnProfile, 'name' | 'kind'>[]) {
  const percent = 'percent' in fit ? fit.percent : 80;
  const first: ScopeOf<'first'> = fit.rows === 'first' ? fit : { rows: 'first', percent };
  const random: ScopeOf<'random'> = fit.rows === 'random' ? fit : { rows: 'random', percent, seed: 0 };
  const column = splitColumn(columns)?.name;
  const guessed: ScopeOf<'where'> | undefined =
    column === undefined ? undefined : { rows: 'where', column, value: 'train' };
  return { first, random, where: fit.rows === 'where' ? fit : guessed };
}

/** The column that most likely tells training rows from others. */
function splitColumn(columns: readonly Pick<ColumnProfile, 'name' | 'kind'>[]) {
  return (
    columns.find(({ name }) => /^(split|set|fold|subset|part|train)/i.test(name)) ??
    columns.find(({ kind }) => kind === 'text') ??
    columns[0]
  );
}

/** @example fitLabel({ rows: 'random', percent: 80, seed: 7 }) // 'Random 80 %, seed 7' */
export function fitLabel(fit: FitScope): string {
  switch (fit.rows) {
    case 'all':
      return 'All rows';
    case 'first':
      return `First ${typedNumber(fit.percent)} %`;
    case 'random':
      return `Random ${typedNumber(fit.percent)} %, seed ${typedNumber(fit.seed)}`;
    case 'where':
      return `${fit.column} = ${fit.value}`;
    case 'file':
      return fit.file;
  }
}
