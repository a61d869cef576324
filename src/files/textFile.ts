import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readError } from './fileErrors';

/**
 * A small text file, such as a recipe.
 * @throws {DataError} when it cannot be read
 */
export async function readText(filePath: string): Promise<string> {
  try {
    return await readFile(filePath, 'utf8');
  } catch (error) {
    throw readError(error, path.basename(filePath));
  }
}
