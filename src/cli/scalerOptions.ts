/** The options for the parameters of scalers, from their descriptions: `--quantile-range 10,90`, `--no-standardize`. */
import { DataError } from '../engine/dataError';
import type { ScalerChoice } from '../engine/recipe';
import { type ParameterDescription, SCALERS } from '../engine/scale/registry';
import { checkedChoice } from '../engine/scale/scalerChoice';
import type { Options } from './options';
import { UsageError } from './usageError';

/** What was given for each option. */
export type GivenOptions = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** All of them, each once. */
export const SCALER_OPTIONS: Options = Object.fromEntries(
  SCALERS.flatMap(({ parameters }) => parameters).map((parameter) => [
    optionOf(parameter),
    { type: parameter.kind.type === 'flag' ? 'boolean' : 'string' } as const,
  ]),
);

/**
 * The scaler that a method and the options for its parameters name.
 * @throws {UsageError}
 * @example scalerFrom('robust', { 'quantile-range': '10,90' }) // { method: 'robust', quantile_range: [10, 90] }
 */
export function scalerFrom(method: string, given: GivenOptions): ScalerChoice {
  const scaler = SCALERS.find((known) => known.method === method);
  if (!scaler) {
    const names = SCALERS.map((known) => known.method).join(', ');
    throw new UsageError(`unknown method '${method}', expected one of ${names} or advice`);
  }
  refuseOthers(method, scaler.parameters, given);
  const parameters = scaler.parameters.flatMap((parameter) => {
    const value = given[optionOf(parameter)];
    return value === undefined ? [] : [[parameter.name, valueOf(parameter, value)] as const];
  });
  try {
    const value = { method, ...Object.fromEntries(parameters) };
    return checkedChoice(value, '--method', (parameter) => `--${optionOf(parameter)}`);
  } catch (error) {
    throw error instanceof DataError ? new UsageError(error.message) : error;
  }
}

/** The first option given for a parameter of scalers, if any. */
export function scalerOptionGiven(given: GivenOptions): string | undefined {
  return Object.keys(SCALER_OPTIONS).find((option) => given[option] !== undefined);
}

function refuseOthers(
  method: string,
  parameters: readonly ParameterDescription[],
  given: GivenOptions,
): void {
  const own = new Set(parameters.map(optionOf));
  const other = Object.keys(SCALER_OPTIONS).find((option) => given[option] !== undefined && !own.has(option));
  if (other !== undefined) throw new UsageError(`--${other} does not belong to the method ${method}`);
}

/** A flag that is on by default is switched off, one that is off switched on. */
export function optionOf({ name, kind }: ParameterDescription): string {
  const option = name.replaceAll('_', '-');
  return kind.type === 'flag' && kind.default ? `no-${option}` : option;
}

function valueOf({ kind }: ParameterDescription, value: GivenOptions[string]): unknown {
  switch (kind.type) {
    case 'flag':
      return !kind.default;
    case 'count':
      return numberOf(String(value));
    case 'range':
      return String(value).split(',').map(numberOf);
  }
}

function numberOf(text: string): number | string {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}
