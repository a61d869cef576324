import path from 'node:path';
import type { FitScope, Recipe } from '../engine/recipe';
import { parseRecipe } from '../engine/saved/recipeFile';
import { readText } from '../files/textFile';

/** The recipe that a file holds. */
export async function readRecipe(file: string): Promise<Recipe> {
  const { recipe } = parseRecipe(await readText(file), path.basename(file));
  const { fit } = recipe;
  return fit?.rows === 'file' ? { ...recipe, fit: besideRecipe(fit, file) } : recipe;
}

/** A file named in a recipe is looked for from where the recipe is. */
function besideRecipe(fit: FitScope & { readonly rows: 'file' }, recipe: string): FitScope {
  return { ...fit, file: path.resolve(path.dirname(recipe), fit.file) };
}
