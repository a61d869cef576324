import { DataError } from '../dataError';
import { FORMAT_NAMES, formatByName, OUTPUT_FORMATS, type OutputFormat } from './outputFormat';

/** What files are whose names end so, and that cannot be written: no text, or packed otherwise than by gzip. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'an Excel workbook': ['xlsx', 'xlsm', 'xlsb', 'xls'],
  'an OpenDocument file': ['ods', 'odt'],
  'a Word document': ['docx', 'doc'],
  'a PDF document': ['pdf'],
  'an Arrow file': ['arrow', 'feather', 'ipc'],
  'an ORC file': ['orc'],
  'an Avro file': ['avro'],
  'an HDF5 file': ['h5', 'hdf5'],
  'a NumPy file': ['npy', 'npz'],
  'a pickle of Python': ['pkl', 'pickle'],
  'an R file': ['rds', 'rda', 'rdata'],
  'a Stata file': ['dta'],
  'an SPSS file': ['sav'],
  'a SAS file': ['sas7bdat', 'xpt'],
  'a database': ['db', 'sqlite', 'sqlite3', 'duckdb', 'mdb', 'accdb'],
  'an archive': ['zip', '7z', 'rar', 'tar', 'tgz', 'bz2', 'xz', 'zst', 'lz4', 'br'],
};

/**
 * Refuses the name of a copy that says another format than can be written: in it would be text. Other endings, such as `.txt`,
 * and the one that the source has, too, say nothing. Parquet is not packed once more: such a file is not read.
 * @param source the name of the file that is copied
 * @param format where it was chosen, whatever the name says
 * @throws {DataError} `write-failed`
 * @example
 * requireWritable('out.xlsx', 'data.csv'); // throws: expected …, found out.xlsx, an Excel workbook
 * requireWritable('out.dat', 'data.csv');
 */
export function requireWritable(copy: string, source: string, format?: OutputFormat): void {
  const extension = extensionOf(copy);
  if (format === undefined && extension === extensionOf(source)) return;
  if ((format ?? formatByName(copy)) === 'parquet' && /\.gz$/i.test(copy)) {
    throw new DataError('write-failed', `expected a name for Parquet without .gz, found ${copy}`, {
      hint: 'Nothing was written. Parquet is packed within: leave .gz out.',
    });
  }
  const found = Object.keys(OTHERS).find((kind) => OTHERS[kind]!.includes(extension));
  if (found === undefined || format !== undefined) return;
  const formats = OUTPUT_FORMATS.map((known) => FORMAT_NAMES[known].label).join(', ');
  throw new DataError(
    'write-failed',
    `expected the name of a file of ${formats.replace(/, ([^,]*)$/, ' or $1')}, found ${copy}, ${found}`,
    {
      hint: 'Nothing was written. Choose another extension; one such as .txt keeps the format of the source.',
    },
  );
}

/** In lower case, that of what is packed where `.gz` stands behind it; empty where there is none. */
function extensionOf(name: string): string {
  return /[^.]\.([^.]+?)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}
