/** Writes the JSON Schemas of saved files into `media/schemas`, from the descriptions of the scalers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recipeSchema, scalerSchema } from '../src/engine/saved/schemas';

const folder = join('media', 'schemas');
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries({ recipe: recipeSchema(), scaler: scalerSchema() })) {
  writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, undefined, 2)}\n`);
}
