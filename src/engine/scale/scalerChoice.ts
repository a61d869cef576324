import { DataError } from '../dataError';
import type { NumberRange, ScalerChoice } from '../recipe';
import { invalidScaler } from './invalidScaler';
import { type ParameterDescription, SCALERS } from './registry';

/**
 * Makes sure that something is a scaler with its parameters, as recipe files and the command line give it.
 * @param where names it in errors, such as `columns.alcohol`
 * @param whereIs names a parameter
 * @throws {DataError} `invalid-scaler` when it is not, with what was expected
 * @example checkedChoice({ method: 'robust', quantile_range: [10, 90] }, 'default')
 */
export function checkedChoice(
  value: unknown,
  where: string,
  whereIs = ({ name }: ParameterDescription) => `${where}.${name}`,
): ScalerChoice {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(where, 'a scaler such as { "method": "zscore" }', value);
  }
  const { method, ...parameters } = value as Record<string, unknown>;
  const scaler = SCALERS.find((known) => known.method === method);
  if (!scaler) {
    const names = SCALERS.map((known) => known.method).join(', ');
    throw invalid(`${where}.method`, `one of ${names}`, method);
  }
  for (const [name, given] of Object.entries(parameters)) {
    const parameter = scaler.parameters.find((known) => known.name === name);
    if (!parameter) {
      const known = scaler.parameters.map((other) => other.name).join(', ');
      throw invalid(where, known === '' ? `no parameters of ${scaler.method}` : `only ${known}`, name);
    }
    checkParameter(parameter, given, whereIs(parameter));
  }
  // Checked above, parameter by parameter.
  return { method: scaler.method, ...parameters };
}

/** Whether something is a scaler with its parameters. */
export function isScalerChoice(value: unknown): value is ScalerChoice {
  try {
    checkedChoice(value, '');
    return true;
  } catch (error) {
    if (error instanceof DataError) return false;
    throw error;
  }
}

function checkParameter({ kind }: ParameterDescription, value: unknown, where: string): void {
  switch (kind.type) {
    case 'flag':
      if (typeof value !== 'boolean') throw invalid(where, 'true or false', value);
      return;
    case 'count':
      if (!(Number.isInteger(value) && Number(value) >= kind.min && Number(value) <= kind.max)) {
        throw invalid(where, `a whole number from ${kind.min} to ${kind.max}`, value);
      }
      return;
    case 'range': {
      const { min = -Number.MAX_VALUE, max = Number.MAX_VALUE } = kind;
      if (!isRange(value) || value[0] < min || value[1] > max) {
        const bounds = kind.min === undefined ? '' : ` between ${min} and ${max}`;
        throw invalid(where, `two numbers${bounds}, the smaller one first`, value);
      }
    }
  }
}

function isRange(value: unknown): value is NumberRange {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [low, high] = value as unknown[];
  return Number.isFinite(low) && Number.isFinite(high) && Number(low) < Number(high);
}

function invalid(where: string, expected: string, found: unknown) {
  return invalidScaler(`expected ${expected} at ${where}, found ${JSON.stringify(found)}`, 'Correct it.');
}
