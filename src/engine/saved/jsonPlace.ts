import { DataError } from '../dataError';

/** A JSON object that was read from a file. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What a saved file is: for its errors and its first members. */
export interface SavedFormat {
  /** `recipe`, `scaler` */
  readonly kind: string;
  /** The value of its member `format`. */
  readonly format: string;
  readonly version: number;
}

/**
 * Parses a saved file as far as its format and version.
 * @param file for messages
 * @throws {DataError} `invalid-file`
 */
export function parseSaved(text: string, file: string, { kind, format, version }: SavedFormat): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new DataError('invalid-file', `expected JSON in ${file}, found ${reasonOf(error)}`, {
      hint: `Choose a ${kind} file that NormScope saved.`,
    });
  }
  const found = isObject(value) ? value : {};
  const { format: foundFormat, version: foundVersion } = found;
  if (foundFormat !== format) {
    throw new DataError('invalid-file', `expected a ${kind} file, "format": "${format}", in ${file}`, {
      hint: `Choose a ${kind} file that NormScope saved.`,
    });
  }
  if (foundVersion !== version) {
    const hint = 'Save it again with this version of NormScope.';
    throw invalid(file, 'version', String(version), foundVersion, hint);
  }
  return found;
}

/** Whether a value of JSON is an object: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Something in a saved file is not what it should be. */
export function invalid(
  file: string,
  where: string,
  expected: string,
  found: unknown,
  hint = 'Correct it, or save it again.',
): DataError {
  const shown = found === undefined ? 'nothing' : JSON.stringify(found);
  return new DataError('invalid-file', `expected ${expected} at ${where} in ${file}, found ${shown}`, {
    hint,
  });
}

function reasonOf(error: unknown): string {
  // It quotes the file, lines and all.
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
}
