import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, it } from 'mocha';
import { recipeText } from '../../../src/engine/saved/recipeFile';
import { scalerText } from '../../../src/engine/saved/scalerFile';
import { checkedChoice } from '../../../src/engine/scale/scalerChoice';
import { normalized } from '../fit/tables';
import { recipeSchema, scalerSchema } from '../../../src/engine/saved/schemas';
import { SCALERS } from '../../../src/engine/scale/registry';

const published = (name: string) =>
  JSON.parse(readFileSync(`media/schemas/${name}.schema.json`, 'utf8')) as object;

describe('the published JSON Schemas', () => {
  it('are those of the scalers described; npm run schemas writes them', () => {
    assert.deepEqual(published('recipe'), JSON.parse(JSON.stringify(recipeSchema())));
    assert.deepEqual(published('scaler'), JSON.parse(JSON.stringify(scalerSchema())));
  });

  it('accept what is saved, and not what parsing refuses', async () => {
    const ajv = new Ajv({ strict: false });
    const recipe = ajv.compile(recipeSchema());
    const scaler = ajv.compile(scalerSchema());
    for (const { method, parameters } of SCALERS) {
      const choice = checkedChoice(
        { method, ...Object.fromEntries(parameters.map(({ name, kind }) => [name, kind.default])) },
        'test',
      );
      const text = recipeText({
        recipe: {
          default: { method: 'advice' },
          columns: { x: choice },
          fit: { rows: 'random', percent: 80, seed: 1 },
        },
        source: { file: 'a.csv', rows: 3 },
      });
      assert.ok(recipe(JSON.parse(text)), `${method}: ${JSON.stringify(recipe.errors)}`);
      assert.ok(!recipe(JSON.parse(text.replace(method, `${method}!`))), method);
      const { saved } = await normalized('x,y\n1,5.5\n2.5,7\n4,9\n', {
        default: { method: 'none' },
        columns: { x: choice },
      });
      const savedText = scalerText(saved);
      assert.ok(scaler(JSON.parse(savedText)), `${method}: ${JSON.stringify(scaler.errors)}`);
      assert.ok(!scaler(JSON.parse(savedText.replace('"name": "x"', '"name": 7'))), method);
    }
  });

  it('name every method', () => {
    for (const { method } of SCALERS) {
      assert.ok(JSON.stringify(recipeSchema()).includes(`"const":"${method}"`), method);
      assert.ok(JSON.stringify(scalerSchema()).includes(`"const":"${method}"`), method);
    }
  });

  it('offer the same scalers as the setting', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: {
        configuration: { properties: Record<string, { enum?: string[]; enumDescriptions?: string[] }> };
      };
    };
    const setting = contributes.configuration.properties['normscope.defaultScaler'];
    assert.deepEqual(setting?.enum, ['advice', ...SCALERS.map(({ method }) => method)]);
    assert.deepEqual(
      setting.enumDescriptions?.slice(1),
      SCALERS.map(({ description }) => description),
    );
  });

  it('are given to VS Code for files of these names', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { jsonValidation: { fileMatch: string; url: string }[] };
    };
    assert.deepEqual(contributes.jsonValidation, [
      { fileMatch: '*.recipe.json', url: './media/schemas/recipe.schema.json' },
      { fileMatch: '*.scaler.json', url: './media/schemas/scaler.schema.json' },
    ]);
  });
});
