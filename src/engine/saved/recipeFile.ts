import type { DefaultChoice, Recipe } from '../recipe';
import { invalid, isObject, parseSaved, type SavedFormat } from './jsonPlace';
import { readChoice, readDigits, readNonFinite, readScope, readSource, type SavedSource } from './savedParts';

export const RECIPE_FORMAT: SavedFormat = { kind: 'recipe', format: 'normscope-recipe', version: 1 };

/** A recipe as a file keeps it. */
export interface SavedRecipe {
  readonly recipe: Recipe;
  /** The file it was made on. */
  readonly source: SavedSource;
}

/** The text of a recipe file. */
export function recipeText({ source, recipe }: SavedRecipe): string {
  const { format, version } = RECIPE_FORMAT;
  return `${JSON.stringify({ format, version, source, ...recipe }, undefined, 2)}\n`;
}

/**
 * Reads the text of a recipe file.
 * @param file its name, for messages
 * @throws {DataError} `invalid-file` with what was expected, found, and where
 */
export function parseRecipe(text: string, file: string): SavedRecipe {
  const saved = parseSaved(text, file, RECIPE_FORMAT);
  const { source, default: byDefault, columns = {}, fit, nonFinite, significantDigits } = saved;
  if (!isObject(columns)) throw invalid(file, 'columns', 'scalers by the names of columns', columns);
  const policy = readNonFinite(nonFinite, ['missing', 'clip', 'leave'], file);
  const recipe: Recipe = {
    default: defaultAt(byDefault, file),
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, choice]) => [name, readChoice(choice, `columns['${name}']`, file)]),
    ),
    ...(fit !== undefined && { fit: readScope(fit, file) }),
    ...(policy && { nonFinite: policy }),
    ...readDigits(significantDigits, file),
  };
  return { recipe, source: readSource(source, file) };
}

function defaultAt(value: unknown, file: string): DefaultChoice {
  const { method } = isObject(value) ? value : {};
  return method === 'advice' ? { method } : readChoice(value, 'default', file);
}
