import { pythonFloat, pythonFloats } from '../export/pythonLiteral';
import type { ScalerParameters } from '../scale/fittedScaler';
import { scalerOf } from '../scale/fitScaler';
import { UNIT_RANGE } from '../scale/minMax';

type Fitted = readonly (ScalerParameters | undefined)[];

/** What some scalers need besides arithmetic, by the name that lines call it. */
const HELPERS = {
  share_below: `def share_below(x, quantiles):
    """The share of the quantiles below each number, by linear interpolation."""
    quantiles = numpy.array(quantiles)
    shares = numpy.linspace(0, 1, len(quantiles))
    share = (numpy.interp(x, quantiles, shares) - numpy.interp(-x, -quantiles[::-1], -shares[::-1])) / 2
    return numpy.where(x <= quantiles[0], 0, numpy.where(x >= quantiles[-1], 1, share))`,
  normal_quantile: `def normal_quantile(shares):
    """The normal distribution's quantiles, between -5.2 and 5.2."""
    normal = statistics.NormalDist()
    ends = [5.199337582605575 * (2 * share - 1) for share in (0, 1)]
    inner = [ends[int(share)] if share in (0, 1) else normal.inv_cdf(share) for share in shares]
    return numpy.clip(numpy.array(inner), *ends)`,
  yeo_johnson: `def yeo_johnson(x, power):
    up, down = numpy.log1p(numpy.maximum(x, 0)), numpy.log1p(numpy.maximum(-x, 0))
    up = numpy.expm1(power * up) / power if power != 0 else up
    down = numpy.expm1((2 - power) * down) / (2 - power) if power != 2 else down
    return numpy.where(x >= 0, up, -down)`,
  box_cox: `def box_cox(x, power):
    return numpy.expm1(power * numpy.log(x)) / power if power != 0 else numpy.log(x)`,
  standardized: `def standardized(x):
    """Mean 0 and standard deviation 1 over the training rows."""
    fitted = x[TRAINING]
    return (x - fitted.mean()) / (1 if fitted.min() == fitted.max() else fitted.std())`,
} as const;

/**
 * Lines that scale `cells`, one numpy array per input, by what was fitted; quantiles, λ and the like are written as numbers.
 * @param fitted by feature; undefined for those left as they are
 * @returns what to import besides pandas and torch, and the lines
 */
export function recipeLines(fitted: Fitted): { readonly imports: readonly string[]; readonly lines: string } {
  const lines = fitted.flatMap((parameters, index) => {
    if (!parameters || parameters.method === 'none') return [];
    const cell = `cells[${index}]`;
    return [`${cell} = ${scaled(parameters, cell)}`];
  });
  const text = lines.join('\n');
  const helpers = Object.entries(HELPERS).flatMap(([name, code]) =>
    text.includes(`${name}(`) ? [code] : [],
  );
  const whole = [...helpers.map((code) => `\n${code}\n`), text].join('\n');
  return {
    imports: ['numpy', 'statistics'].filter((name) => whole.includes(`${name}.`)),
    lines: whole,
  };
}

/** The expression that scales `x`. */
function scaled(parameters: ScalerParameters, x: string): string {
  switch (parameters.method) {
    case 'zscore': {
      const { with_mean = true, mean, meanLow } = parameters;
      const centred = with_mean ? `(${x} - ${pythonFloat(mean)} - ${pythonFloat(meanLow)})` : x;
      return `${centred} / ${divisorOf(parameters)}`;
    }
    case 'minmax': {
      const [low, high] = parameters.feature_range ?? UNIT_RANGE;
      const { min, max, clip = false } = parameters;
      const share = `(${x} - ${pythonFloat(min)}) / ${pythonFloat(min === max ? 1 : max - min)}`;
      const y = `${pythonFloat(low)} + ${share} * ${pythonFloat(high - low)}`;
      return clip ? `numpy.clip(${y}, ${pythonFloat(low)}, ${pythonFloat(high)})` : y;
    }
    case 'maxabs':
      return `${x} / ${divisorOf(parameters)}`;
    case 'robust': {
      const { with_centering = true, median } = parameters;
      return `(${x} - ${pythonFloat(with_centering ? median : 0)}) / ${divisorOf(parameters)}`;
    }
    case 'quantile-uniform':
      return shareBelow(parameters.quantiles, x);
    case 'quantile-normal':
      return `normal_quantile(${shareBelow(parameters.quantiles, x)})`;
    case 'yeo-johnson':
    case 'box-cox': {
      const { method, lambda, standardize = true } = parameters;
      const y = `${method === 'box-cox' ? 'box_cox' : 'yeo_johnson'}(${x}, ${pythonFloat(lambda)})`;
      return standardize ? `standardized(${y})` : y;
    }
    case 'log1p':
      return `numpy.log1p(${x})`;
    case 'clip':
      return `numpy.clip(${x}, ${pythonFloat(parameters.low)}, ${pythonFloat(parameters.high)})`;
    case 'none':
      return x;
  }
}

function shareBelow(quantiles: readonly number[], x: string): string {
  return `share_below(${x}, ${pythonFloats(quantiles)})`;
}

/** What an affine scaler divides by. */
function divisorOf(parameters: ScalerParameters): string {
  const scaler = scalerOf(parameters);
  if (!scaler.affine) throw new RangeError(`expected an affine scaler, found ${parameters.method}`);
  return pythonFloat(1 / scaler.stretch(1));
}
