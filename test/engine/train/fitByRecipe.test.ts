import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';
import type { ColumnProfile } from '../../../src/engine/dataset';
import type { ScalerChoice } from '../../../src/engine/recipe';
import { fitByRecipe } from '../../../src/engine/train/fitByRecipe';
import { recipeLines } from '../../../src/engine/train/pyTorchRecipe';
import { skip } from '../../skip';
import { assertClose } from '../stats/close';

const COLUMN = {
  name: 'x',
  kind: 'number',
  numeric: {},
  advice: { method: 'zscore' },
} as unknown as ColumnProfile;
/** The rows that are trained on; the others reach beyond them on both sides. */
const TRAINING = [1.5, 2, 2, 2, 3.25, 4, 7, 11, 18, 40];
const ALL = [...TRAINING, 0.5, 2.5, 3.25, 100];

const CHOICES: ScalerChoice[] = [
  { method: 'zscore' },
  { method: 'zscore', with_mean: false },
  { method: 'minmax', feature_range: [-1, 2] },
  { method: 'minmax', clip: true },
  { method: 'maxabs' },
  { method: 'robust' },
  { method: 'robust', quantile_range: [10, 80], unit_variance: true, with_centering: false },
  { method: 'quantile-uniform' },
  { method: 'quantile-normal', n_quantiles: 5 },
  { method: 'yeo-johnson' },
  { method: 'yeo-johnson', standardize: false },
  { method: 'box-cox' },
  { method: 'log1p' },
  { method: 'clip', quantile_range: [10, 90] },
];

async function fitted(choice: ScalerChoice) {
  const fit = fitByRecipe({ default: choice, columns: {} }, [COLUMN], {});
  return (await fit(Float64Array.from(TRAINING), 'x')) ?? assert.fail();
}

describe('fitByRecipe', () => {
  for (const choice of CHOICES) {
    it(`scales as the script in Python does: ${JSON.stringify(choice)}`, async function () {
      const scaler = await fitted(choice);
      const { lines, imports } = recipeLines([scaler.parameters]);
      const program = `import json, numpy${imports.includes('statistics') ? ', statistics' : ''}
TRAINING = list(range(${TRAINING.length}))
cells = [numpy.array(${JSON.stringify(ALL)})]
${lines}
print(json.dumps(cells[0].tolist()))`;
      const { error, status, stdout, stderr } = spawnSync('python3', ['-c', program], { encoding: 'utf8' });
      if (error || stderr.includes("No module named 'numpy'")) skip(this, 'no python3 with numpy');
      assert.equal(status, 0, stderr);
      const out = new Float64Array(ALL.length);
      scaler.transformInto(Float64Array.from(ALL), out);
      for (const [i, expected] of (JSON.parse(stdout) as number[]).entries()) {
        assertClose(out[i]!, expected, 1e-9, 1e-12, `value ${i}`);
      }
    });
  }

  it('leaves alone what the recipe does not scale', async () => {
    const fit = fitByRecipe({ default: { method: 'none' }, columns: {} }, [COLUMN], {});
    assert.equal(await fit(Float64Array.from(TRAINING), 'x'), undefined);
  });

  it('refuses row norms, and numbers without a result', async () => {
    await assert.rejects(
      fitted({ method: 'l2' }),
      /single columns for 'x' in the recipe, found the row norm l2/,
    );
    const boxCox = await fitted({ method: 'box-cox' });
    const values = Float64Array.of(2, -1);
    assert.throws(() => {
      boxCox.transformInto(values, values);
    }, /box-cox can scale in column 'x', found -1/);
  });
});
