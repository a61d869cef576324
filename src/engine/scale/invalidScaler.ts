import { DataError } from '../dataError';

/** A scaler cannot be fitted: its parameters make no sense, or the column is not in its domain. */
export function invalidScaler(message: string, hint: string): DataError {
  return new DataError('invalid-scaler', message, { hint });
}
