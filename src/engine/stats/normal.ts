/** Beyond this the continued fraction of the tail converges fast, and the series about 0 loses relative precision. */
const TAIL = 2.5;
const FRACTION_TERMS = 100;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/**
 * The standard normal distribution function Φ(x), to about 14 digits in both tails.
 *
 * Sources: near 0 the series of Marsaglia, "Evaluating the normal distribution" (2004); in the tails Laplace's continued
 * fraction.
 * @example normalCdf(1.959963984540054); // 0.975
 */
export function normalCdf(x: number): number {
  if (x > TAIL) return 1 - upperTail(x);
  if (x < -TAIL) return upperTail(-x);
  let sum = x;
  let term = x;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + sum * density(x);
}

/** 1 − Φ(x) for x well above 0: φ(x) ÷ (x + 1 ÷ (x + 2 ÷ (x + 3 ÷ …))). */
function upperTail(x: number): number {
  let fraction = x;
  for (let k = FRACTION_TERMS; k > 0; k--) fraction = x + k / fraction;
  return density(x) / fraction;
}

function density(x: number): number {
  return Math.exp(-0.5 * x * x) / ROOT_TWO_PI;
}

/** Coefficients of a polynomial, the constant one first. */
type Polynomial = readonly number[];

const CENTRE: readonly [Polynomial, Polynomial] = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
    39307.89580009271061, 28729.085735721942674, 5226.495278852854561,
  ],
];
const MIDDLE: readonly [Polynomial, Polynomial] = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
];
const FAR: readonly [Polynomial, Polynomial] = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
];

/**
 * The standard normal quantile function Φ⁻¹(p), to about 16 digits; ∓Infinity for 0 and 1.
 *
 * Source: Wichura, algorithm AS 241, PPND16, Applied Statistics 37 (1988).
 * @example normalQuantile(0.75); // 0.6744897501960817
 */
export function normalQuantile(p: number): number {
  const fromCentre = p - 0.5;
  if (Math.abs(fromCentre) <= 0.425) return fromCentre * ratio(CENTRE, 0.180625 - fromCentre * fromCentre);
  const tail = Math.min(p, 1 - p);
  if (tail === 0) return p < 0.5 ? -Infinity : Infinity;
  const depth = Math.sqrt(-Math.log(tail));
  const distance = depth <= 5 ? ratio(MIDDLE, depth - 1.6) : ratio(FAR, depth - 5);
  return p < 0.5 ? -distance : distance;
}

function ratio([above, below]: readonly [Polynomial, Polynomial], x: number): number {
  return evaluate(above, x) / evaluate(below, x);
}

/** Horner's rule. */
function evaluate(coefficients: Polynomial, x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
