/** The chips of the header: what was guessed about the file, and what the user fixed instead. */
import type { VNode } from 'preact';
import type { DatasetProfile, Dialect, ReadOptions } from '../../src/protocol/datasetApi';
import { dataErrorOf } from '../state/dataErrorOf';
import type { Inspector } from '../state/inspector';
import { delimiterName, encodingName, headerName, quoteName } from '../words';
import { choices } from './choices';
import { jsonSettings } from './jsonSettings';
import { MissingWordsChip } from './missingWordsChip';
import { parquetFacts } from './parquetFacts';
import { SettingChip } from './settingChip';

/** None while nothing is known yet. */
export function readSettings({ reading, profile }: Inspector): VNode[] {
  const read = reading.loading.value ? undefined : profile.value;
  const found = read?.dialect ?? reading.head.value?.dialect;
  const options = reading.options.value;
  const failure = reading.outcome.value?.kind === 'failed' ? reading.outcome.value.error : undefined;
  const candidates = dataErrorOf(failure)?.details.candidates ?? [];
  if (read?.parquet) return [...parquetFacts(read.parquet), ...missingWordsOf(read)];
  if ((found && 'layout' in found) || (!found && candidates.length > 0)) {
    const chips = jsonSettings(found, candidates, options, (changed) => {
      const { path, header, format } = { ...options, ...changed };
      void reading.read({
        ...(path !== undefined && { path }),
        ...(header !== undefined && { header }),
        ...(format !== undefined && { format }),
      });
    });
    return [...chips, ...missingWordsOf(read)];
  }
  const dialect = found;
  const reread = (changed: Changed) => {
    // A choice made for the old settings does not hold for new ones.
    const { delimiter, quote, header } = { ...options, ...changed };
    void reading.read({
      ...(delimiter !== undefined && { delimiter }),
      ...(quote !== undefined && { quote }),
      ...(header !== undefined && { header }),
    });
  };
  const failed = !reading.busy.value && reading.outcome.value?.kind === 'failed';
  const quoteShown = failed || options.quote !== undefined || (dialect?.quote ?? '"') !== '"';
  return [
    delimiterChip(options, dialect, reread),
    quoteShown && quoteChip(options, dialect, reread),
    dialect && (
      <span
        key="encoding"
        class="chip"
        title="The encoding of the file. NormScope reads UTF-8, with or without a byte order mark."
      >
        <i>Encoding</i> {encodingName(dialect)}
      </span>
    ),
    headerChip(options, dialect, reread),
    dialect && (
      <span key="decimal" class="chip" title="The mark before the decimals of a number.">
        <i>Decimal</i> {dialect.decimal}
      </span>
    ),
    ...missingWordsOf(read),
  ].filter((chip): chip is VNode => typeof chip === 'object');
}

/** None before all is read: a word may stand further on. */
function missingWordsOf(read: DatasetProfile | undefined): readonly VNode[] {
  return read?.exact ? [<MissingWordsChip key="missing" words={read.missingWords} />] : [];
}

/** Undefined leaves a setting to the guess again. */
type Changed = { readonly [K in 'delimiter' | 'quote' | 'header']?: ReadOptions[K] | undefined };
type Reread = (changed: Changed) => void;

function delimiterChip(options: ReadOptions, dialect: Dialect | undefined, reread: Reread) {
  const value = options.delimiter ?? dialect?.delimiter;
  if (value === undefined) return undefined;
  const named: readonly (readonly [string, string])[] = [
    ['Comma', ','],
    ['Semicolon', ';'],
    ['Tab', '\t'],
    ['Pipe', '|'],
  ];
  return (
    <SettingChip
      key="delimiter"
      label="Delimiter"
      value={delimiterName(value)}
      overridden={options.delimiter !== undefined}
      entries={choices(options.delimiter, named, (delimiter) => {
        reread({ delimiter });
      })}
    />
  );
}

function quoteChip(options: ReadOptions, dialect: Dialect | undefined, reread: Reread) {
  const value = options.quote ?? dialect?.quote;
  if (value === undefined) return undefined;
  const named: readonly (readonly [string, string])[] = [
    ['Double Quote', '"'],
    ['Single Quote', "'"],
    ['None: Quotes Are Text', ''],
  ];
  return (
    <SettingChip
      key="quote"
      label="Quote"
      value={quoteName(value)}
      overridden={options.quote !== undefined}
      entries={choices(options.quote, named, (quote) => {
        reread({ quote });
      })}
    />
  );
}

function headerChip(options: ReadOptions, dialect: Dialect | undefined, reread: Reread) {
  const value = options.header ?? dialect?.header;
  if (value === undefined) return undefined;
  const named: readonly (readonly [string, boolean])[] = [
    ['Row 1 Names the Columns', true],
    ['No Header: Row 1 Is Data', false],
  ];
  return (
    <SettingChip
      key="header"
      label="Header"
      value={headerName(value)}
      overridden={options.header !== undefined}
      entries={choices(options.header, named, (header) => {
        reread({ header });
      })}
    />
  );
}
