import type { JsonDialect } from '../dialect';
import { pythonEncoding } from '../export/pythonEncoding';
import { pythonList, pythonString } from '../export/pythonLiteral';

/** A JSON file that was trained on, as Python is to read it. */
export interface JsonSource {
  readonly dialect: JsonDialect;
  readonly columnNames: readonly string[];
  /** By column, the keys that lead to it; none where records are not objects. */
  readonly columnPaths: readonly (readonly string[])[];
  readonly textColumns: readonly string[];
  readonly missingWords: readonly string[];
}

/** Reads a JSON file into `frame`: null, an absent key and missing words are missing, objects are columns with dots. */
export function jsonLines(source: JsonSource): readonly string[] {
  const { columnNames, textColumns, dialect } = source;
  const gzip = dialect.compression === 'gzip';
  const opening = gzip ? 'gzip.open(FILE, "rt"' : 'open(FILE';
  const words = pythonList(['', ...source.missingWords].map(pythonString));
  return [
    ...(gzip ? ['import gzip'] : []),
    'import json',
    '',
    '',
    'def value(record, path):',
    '    for key in path:',
    '        record = record.get(key) if isinstance(record, dict) else None',
    `    return None if isinstance(record, str) and record in ${words.replaceAll('\n', '\n    ')} else record`,
    '',
    '',
    'def text(cell):',
    '    return cell if cell is None or isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)',
    '',
    '',
    `with ${opening}, encoding=${pythonEncoding(dialect)}) as file:`,
    ...recordLines(source.dialect).map((line) => `    ${line}`),
    ...columnLines(source),
    ...(textColumns.length > 0
      ? [
          `for name in ${pythonList(textColumns.map(pythonString))}:`,
          '    frame[name] = frame[name].astype(object).map(text, na_action="ignore")',
        ]
      : []),
    `frame.columns = ${pythonList(columnNames.map(pythonString))}`,
  ];
}

/** Reads what holds the table into `records`. */
function recordLines({ layout, path, header }: JsonDialect): readonly string[] {
  const found = path === '' ? 'json.load(file)' : `value(json.load(file), ${pathLiteral(path)})`;
  const behindHeader = header ? '[1:]' : '';
  switch (layout) {
    case 'lines-of-objects':
    case 'lines-of-arrays':
    case 'lines-of-values':
      return [`records = [json.loads(line) for line in file if line.strip()]${behindHeader}`];
    case 'object':
      return [`records = [${found}]`];
    case 'pandas-index':
      return [`records = list(${found}.values())`];
    case 'columns':
    case 'pandas-columns':
    case 'array-of-objects':
    case 'array-of-arrays':
    case 'array-of-values':
    case 'pandas-split':
    case 'pandas-table':
      return [`records = ${found}${behindHeader}`];
  }
}

function columnLines({ dialect, columnNames, columnPaths }: JsonSource): readonly string[] {
  const { layout } = dialect;
  const names = pythonList(columnNames.map(pythonString));
  if (layout === 'columns' || layout === 'pandas-columns') {
    return ['frame = pandas.DataFrame(records).map(lambda cell: value(cell, []))'];
  }
  if (columnPaths.length > 0) {
    const paths = pythonList(columnPaths.map((path) => pythonList(path.map(pythonString))));
    return [
      `paths = ${paths}`,
      'rows = [[value(record, path) for path in paths] for record in records if isinstance(record, dict)]',
      `frame = pandas.DataFrame(rows, columns=${names})`,
    ];
  }
  const isValues = layout === 'array-of-values' || layout === 'lines-of-values';
  return [
    `width = ${columnNames.length}`,
    isValues ? 'rows = [[value(record, [])] for record in records]' : 'rows = [',
    ...(isValues
      ? []
      : [
          '    [value(cell, []) for cell in record[:width]] + [None] * (width - len(record))',
          '    for record in records',
          '    if isinstance(record, list)',
          ']',
        ]),
    `frame = pandas.DataFrame(rows, columns=${names})`,
  ];
}

function pathLiteral(path: string): string {
  return pythonList(path.split('.').map(pythonString));
}
