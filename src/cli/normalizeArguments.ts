import { OUTPUT_FORMATS, type OutputFormat } from '../engine/convert/outputFormat';
import type { ReadOptions } from '../engine/readOptions';
import type { DefaultChoice, FitScope, NonFinitePolicy } from '../engine/recipe';
import { fitRows } from './fitOptions';
import { HELP, list, named, type Options, outputFile, parse } from './options';
import { READING, reading } from './readingOptions';
import { type GivenOptions, SCALER_OPTIONS, scalerFrom, scalerOptionGiven } from './scalerOptions';
import { UsageError } from './usageError';

/** Where the scalers come from: a file, or the options. */
export type RecipeArguments =
  | { readonly file: string }
  | {
      readonly choice: DefaultChoice;
      /** Exactly these columns; undefined: those whose advice is to scale. */
      readonly columns: readonly string[] | undefined;
      readonly exclude: readonly string[];
    };

export interface NormalizeArguments {
  readonly name: 'normalize';
  readonly file: string;
  readonly output: string;
  readonly recipe: RecipeArguments;
  /** What holds against the recipe's. */
  readonly fit: FitScope | undefined;
  readonly nonFinite: NonFinitePolicy | undefined;
  readonly significantDigits: number | undefined;
  readonly saveScaler: string | undefined;
  /** Left out: what the name of the output says. */
  readonly as: OutputFormat | undefined;
  readonly reading: ReadOptions;
}

const NORMALIZE = {
  ...HELP,
  ...READING,
  ...SCALER_OPTIONS,
  output: { type: 'string', short: 'o' },
  method: { type: 'string' },
  columns: { type: 'string' },
  exclude: { type: 'string' },
  recipe: { type: 'string' },
  'fit-rows': { type: 'string' },
  'fit-file': { type: 'string' },
  'non-finite': { type: 'string' },
  'save-scaler': { type: 'string' },
  digits: { type: 'string' },
  as: { type: 'string' },
} satisfies Options;

/**
 * Understands what follows `normalize`.
 * @throws {UsageError}
 */
export function parseNormalize(args: readonly string[]): NormalizeArguments | { readonly name: 'help' } {
  const { values, positionals } = parse(NORMALIZE, args);
  if (values.help) return { name: 'help' };
  const [file] = named(positionals, ['FILE']);
  const scaler = values['save-scaler'];
  if (file === '-' && values['fit-file'] === '-') {
    throw new UsageError('expected one file from standard input, found FILE and --fit-file');
  }
  return {
    name: 'normalize',
    file,
    output: outputFile(values.output, '-o', 'OUT'),
    recipe: recipe(values),
    fit: fit(values['fit-rows'], values['fit-file']),
    nonFinite: values['non-finite'] === undefined ? undefined : nonFinite(values['non-finite']),
    significantDigits: values.digits === undefined ? undefined : digits(values.digits),
    saveScaler: scaler === undefined ? undefined : outputFile(scaler, '--save-scaler', 'SCALER'),
    as: values.as === undefined ? undefined : outputFormat(values.as),
    reading: reading(values),
  };
}

function recipe(
  values: GivenOptions & {
    readonly method?: string | undefined;
    readonly columns?: string | undefined;
    readonly exclude?: string | undefined;
    readonly recipe?: string | undefined;
  },
): RecipeArguments {
  const { recipe: file, method, columns, exclude } = values;
  if (file !== undefined) {
    const others = ['method', 'columns', 'exclude'] as const;
    const other = others.find((option) => values[option] !== undefined) ?? scalerOptionGiven(values);
    if (other !== undefined) throw new UsageError(`expected --recipe or --${other}, found both`);
    return { file };
  }
  if (columns !== undefined && exclude !== undefined) {
    throw new UsageError('expected --columns or --exclude, found both');
  }
  return {
    choice: choice(method ?? 'zscore', values),
    columns: columns === undefined ? undefined : list(columns, '--columns'),
    exclude: exclude === undefined ? [] : list(exclude, '--exclude'),
  };
}

function fit(rows: string | undefined, file: string | undefined): FitScope | undefined {
  if (rows !== undefined && file !== undefined) {
    throw new UsageError('expected --fit-rows or --fit-file, found both');
  }
  if (file !== undefined) return { rows: 'file', file };
  return rows === undefined ? undefined : fitRows(rows);
}

function nonFinite(value: string): NonFinitePolicy {
  const known = (['missing', 'clip', 'leave'] as const).find((policy) => policy === value);
  if (known) return known;
  throw new UsageError(`expected missing, clip or leave after --non-finite, found '${value}'`);
}

function outputFormat(value: string): OutputFormat {
  const known = OUTPUT_FORMATS.find((format) => format === value);
  if (known) return known;
  throw new UsageError(`expected ${OUTPUT_FORMATS.join(', ')} after --as, found '${value}'`);
}

function choice(method: string, given: GivenOptions): DefaultChoice {
  if (method !== 'advice') return scalerFrom(method, given);
  const option = scalerOptionGiven(given);
  if (option !== undefined) throw new UsageError(`--${option} does not belong to the method advice`);
  return { method };
}

function digits(value: string): number {
  const count = Number(value);
  if (/^\d+$/.test(value) && count >= 1 && count <= 17) return count;
  throw new UsageError(`expected 1 to 17 after --digits, found '${value}'`);
}
