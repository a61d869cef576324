import { BLANKS } from '../csv/blanks';
import type { Dialect, JsonDialect } from '../dialect';
import type { LabData } from './labData';
import { pythonEncoding } from '../export/pythonEncoding';
import { pythonList, pythonFloat, pythonString } from '../export/pythonLiteral';
import { jsonLines } from './pyTorchJson';
import type { Scaling } from './variants';

/** The file that was trained on, as pandas is to read it. */
export interface PyTorchSource {
  /** Path or name, for the script's user to correct. */
  readonly file: string;
  readonly dialect: Omit<Dialect, 'newline'> | JsonDialect;
  /** Of all columns, each once. */
  readonly columnNames: readonly string[];
  /** Of JSON objects, the keys that lead to each column. */
  readonly columnPaths?: readonly (readonly string[])[];
  /** Of columns that were used with labels; their cells are read as text. */
  readonly textColumns: readonly string[];
  readonly missingWords: readonly string[];
}

/** A pair of name and label, as the script's FEATURES hold it. */
export function featureLiteral({ name, label }: LabData['features'][number]): string {
  return `(${pythonString(name)}, ${label === undefined ? 'None' : pythonString(label)})`;
}

/** A list of whole numbers. */
export function numberList(numbers: Int32Array): string {
  return pythonList(Array.from(numbers, String));
}

/** Reads the rows used into `frame`. */
export function readingLines({ rows, rowIndices }: LabData, source: PyTorchSource): string {
  const lines = [
    ...('layout' in source.dialect
      ? jsonLines({ ...source, dialect: source.dialect, columnPaths: source.columnPaths ?? [] })
      : csvLines(source.dialect, source)),
  ];
  if (rows.used < rows.total) {
    lines.push('# The rows used: complete ones, or a sample of them.');
    lines.push(`frame = frame.iloc[${numberList(rowIndices)}]`);
  }
  return lines.join('\n');
}

function csvLines(dialect: Omit<Dialect, 'newline'>, source: PyTorchSource): readonly string[] {
  const { delimiter, quote, escape, decimal, thousands, header, comment, preambleLines } = dialect;
  const { compression } = dialect;
  const isWhole = comment === '' && preambleLines === 0;
  const words = ['', ...source.missingWords].map(pythonString);
  const text = source.textColumns.map((name) => `${pythonString(name)}: str`);
  return [
    ...(isWhole ? [] : tableLines(dialect)),
    'frame = pandas.read_csv(',
    isWhole ? '    FILE,' : '    io.StringIO("".join(lines)),',
    `    sep=${delimiter === BLANKS ? 'r"\\s+"' : pythonString(delimiter)},`,
    quote === '' ? '    quoting=3,' : `    quotechar=${pythonString(quote)},`,
    ...(escape === '' ? [] : [`    escapechar=${pythonString(escape)},`]),
    ...(decimal === '.' ? [] : [`    decimal=${pythonString(decimal)},`]),
    ...(thousands === '' ? [] : [`    thousands=${pythonString(thousands)},`]),
    `    header=${header ? '0' : 'None'},`,
    `    names=${indented(pythonList(source.columnNames.map(pythonString)))},`,
    ...(text.length > 0 ? [`    dtype={${text.join(', ')}},`] : []),
    '    index_col=False,',
    '    keep_default_na=False,',
    `    na_values=${indented(pythonList(words))},`,
    '    skipinitialspace=True,',
    ...(isWhole ? [`    encoding=${pythonEncoding(dialect)},`] : []),
    ...(isWhole && compression === 'gzip' ? ['    compression="gzip",'] : []),
    ')',
  ];
}

/** Reads the lines of the table. What pandas calls a comment ends a line anywhere, and lines it skips may open quotes. */
function tableLines(dialect: Omit<Dialect, 'newline'>): string[] {
  const { delimiter, comment, preambleLines, compression } = dialect;
  const from = preambleLines === 0 ? 'file' : `list(file)[${preambleLines}:]`;
  // Blanks before a record are no part of it, nor are those before a comment.
  const line = delimiter === BLANKS ? 'line.lstrip(" \\t")' : 'line';
  const where = comment === '' ? '' : ` if not ${line}.startswith(${pythonString(comment)})`;
  const gzip = compression === 'gzip';
  return [
    ...(gzip ? ['import gzip'] : []),
    'import io',
    '# Without the lines before the table, and without comments.',
    `with ${gzip ? 'gzip.open(FILE, "rt"' : 'open(FILE'}, encoding=${pythonEncoding(dialect)}, newline="") as file:`,
    `    lines = [line for line in ${from}${where}]`,
  ];
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n    ');
}

/** Scales the inputs `x`; nothing for raw ones, and for those of a recipe, which {@link recipeLines} scales before. */
export function scalingLines(scaling: Scaling, { features }: LabData): string {
  const scaled = features.flatMap((feature, index) => (feature.scaled ? [String(index)] : []));
  if (scaled.length === 0) return '';
  const start = `scaled = ${pythonList(scaled)}\nfitted = x[TRAINING][:, scaled]\n`;
  switch (scaling) {
    case 'raw':
    case 'recipe':
      return '';
    case 'zscore':
      return `${start}std = fitted.std(0, unbiased=False)
std[std == 0] = 1
x[:, scaled] = (x[:, scaled] - fitted.mean(0)) / std
`;
    case 'minmax':
      return `${start}low, high = fitted.min(0).values, fitted.max(0).values
span = torch.where(high == low, torch.ones_like(low), high - low)
x[:, scaled] = (x[:, scaled] - low) / span
`;
  }
}

/** Makes `y` of the target column. */
export function targetLines({ target }: LabData, perClass: boolean): string {
  if (target.task === 'regression') {
    return `# The target, standardized by the training rows.
y = torch.tensor(frame[TARGET].to_numpy(dtype="float64")).view(-1, 1)
y = (y - y[TRAINING].mean()) / y[TRAINING].std(unbiased=False)`;
  }
  const classes = target.classes.map(target.numeric ? (name) => pythonFloat(Number(name)) : pythonString);
  const cells = target.numeric ? 'frame[TARGET]' : 'frame[TARGET].str.strip()';
  const type = perClass ? 'torch.long' : 'torch.float64';
  return `# The target as the index of its class.
CLASSES = ${pythonList(classes)}
y = torch.tensor([CLASSES.index(name) for name in ${cells}], dtype=${type})${perClass ? '' : '.view(-1, 1)'}`;
}
