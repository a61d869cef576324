import type { DatasetProfile } from '../dataset';
import { formatByName, type OutputFormat } from './outputFormat';

/**
 * The format that the name of a copy asks for.
 * @param source the file that is copied
 * @returns undefined where the copy keeps the format, and with it delimiter, quotes and line ends, of the source: its
 *   name says nothing, or nothing else than the source's name or content
 * @example
 * formatOfCopy('out.json', profileOfDataCsv); // 'json'
 * formatOfCopy('out.csv', profileOfDataCsv); // undefined, also when its delimiter is a semicolon
 */
export function formatOfCopy(
  copy: string,
  source: Pick<DatasetProfile, 'file' | 'format' | 'dialect'>,
): OutputFormat | undefined {
  const asked = formatByName(copy);
  return asked === formatByName(source.file) || asked === formatFound(source) ? undefined : asked;
}

function formatFound({
  format,
  dialect,
}: Pick<DatasetProfile, 'format' | 'dialect'>): OutputFormat | undefined {
  if (format !== 'csv') return format;
  switch ('delimiter' in dialect ? dialect.delimiter : undefined) {
    case '\t':
      return 'tsv';
    case ',':
    case ';':
      return 'csv';
    default:
      return undefined;
  }
}
