import { Cancelled, DataError, errorText } from '../protocol/errors';
import { parseArguments } from './arguments';
import { print } from './print';
import { readingOption } from './readingOptions';
import { USAGE } from './usage';
import { UsageError } from './usageError';

/**
 * Runs one command line.
 * @returns the exit status: 0 done, 1 the data cannot be processed, 2 wrong usage, 130 interrupted
 */
export async function main(args: readonly string[]): Promise<number> {
  const interruption = new AbortController();
  const interrupt = () => {
    interruption.abort();
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    const command = parseArguments(args);
    switch (command.name) {
      case 'help':
        await print([USAGE]);
        return 0;
      case 'profile':
        await (await import('./profileCommand')).profileCommand(command, interruption.signal);
        return 0;
      case 'normalize':
        await (await import('./otherCommands')).normalizeCommand(command, interruption.signal);
        return 0;
      case 'apply':
        await (await import('./otherCommands')).applyCommand(command, interruption.signal);
        return 0;
      case 'batchnorm':
        await (await import('./otherCommands')).batchNormCommand(command, interruption.signal);
        return 0;
      case 'train':
        await (await import('./otherCommands')).trainCommand(command, interruption.signal);
        return 0;
    }
  } catch (error) {
    return report(error, args);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

function report(error: unknown, args: readonly string[]): number {
  if (error instanceof UsageError) {
    process.stderr.write(`normscope: ${error.message}. See normscope --help\n`);
    return 2;
  }
  if (error instanceof Cancelled) {
    process.stderr.write('normscope: interrupted; no file was written\n');
    return 130;
  }
  const line = errorText(error);
  const more = error instanceof DataError ? optionFor(error, args) + whereIn(error, line) : '';
  process.stderr.write(`normscope: ${line}${more}\n`);
  return 1;
}

function whereIn({ details: { line, column } }: DataError, said: string): string {
  if (line === undefined) return '';
  if (column === undefined && new RegExp(`(line|row) ${line}`).test(said)) return '';
  return column === undefined ? ` (line ${line})` : ` (line ${line}, column ${column})`;
}

const BEFORE_DAMAGE = ' --stop-at-damage profiles the rows before the damage.';

/** The options that do what the hint of an error says; the inspector has buttons for it. */
function optionFor({ code, details }: DataError, given: readonly string[]): string {
  const { candidates, file, inapplicable } = details;
  if (inapplicable)
    return ` Given: ${inapplicable.map((member) => readingOption(member, given)).join(' and ')}.`;
  // They are those of FILE.
  if (file !== undefined || given.includes('--stop-at-damage')) return '';
  switch (code) {
    case 'ambiguous-table':
      return ` Such as --path ${candidates?.[0] ?? 'P'}.`;
    case 'unterminated-quote':
      return ' That is --quote none; --stop-at-damage profiles the rows before it.';
    case 'invalid-json':
    case 'invalid-parquet':
      return details.rowsBefore ? BEFORE_DAMAGE : '';
    case 'damaged-file':
      return BEFORE_DAMAGE;
    default:
      return '';
  }
}
