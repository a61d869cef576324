/** The chips of the header: what was guessed about the file, and what the user fixed instead. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DataErrorCode } from '../../src/protocol/datasetApi';
import { MenuButton } from '../controls/menuButton';
import { Icon } from '../controls/icon';
import { dataErrorOf } from '../state/dataErrorOf';
import type { Inspector } from '../state/inspector';
import { withOptions, type Changed } from '../state/readOptions';
import {
  commentChip,
  decimalChip,
  delimiterChip,
  escapeChip,
  quoteChip,
  skippedLinesChip,
  thousandsChip,
} from './csvChips';
import { compressionChip, encodingChip, formatChip, headerChip } from './fileChips';
import { jsonSettings } from './jsonSettings';
import { MissingWordsChip } from './missingWordsChip';
import { parquetFacts } from './parquetFacts';
import type { Setting } from './settingChip';

/** Settings whose chip is shown only where the file is unusual in them, or once they are asked for. */
const UNUSUAL = { quote: '"', escape: '', thousands: '', comment: '', preambleLines: 0 } as const;
type Unusual = keyof typeof UNUSUAL | 'format';
const LABELS: Record<Unusual, string> = {
  format: 'Format',
  quote: 'Quote',
  escape: 'Escape',
  thousands: 'Thousands',
  comment: 'Comments',
  preambleLines: 'Skipped Lines',
};

/** The key of the button for settings that are not shown. */
export const MORE = 'more';

/** None while nothing is known yet. */
export function useReadSettings({ reading, profile, info }: Inspector): VNode[] {
  const [asked, setAsked] = useState<readonly Unusual[]>([]);
  // A chip that was asked for opens once.
  const [opening, setOpening] = useState<Unusual>();
  useEffect(() => {
    setOpening(undefined);
  }, [opening]);
  const read = reading.loading.value ? undefined : profile.value;
  const found = read?.dialect ?? reading.head.value?.dialect;
  const dialect = found && 'delimiter' in found ? found : undefined;
  const options = reading.options.value;
  const reread = (changed: Changed) => void reading.read(withOptions(options, changed));
  const failure = reading.outcome.value?.kind === 'failed' ? reading.outcome.value.error : undefined;
  const { code, details } = dataErrorOf(failure) ?? {};
  // Parquet says itself how it is to be read.
  const failed = !reading.busy.value && reading.outcome.value?.kind === 'failed' && !isAboutParquet(code);
  const isShown = (name: Unusual) =>
    options[name] !== undefined ||
    asked.includes(name) ||
    (dialect !== undefined && name !== 'format' && dialect[name] !== UNUSUAL[name]) ||
    (failed && name === 'quote');
  const unusual = (name: Unusual, chip: (setting: Setting) => VNode | undefined) =>
    isShown(name) && chip({ options, dialect, reread, opens: opening === name });
  const setting = { options, dialect, reread, opens: false };
  const hidden = (Object.keys(LABELS) as Unusual[]).filter((name) => !isShown(name));
  const words = options.missingWords ?? info.value?.missingWords;
  const missing = words && (
    <MissingWordsChip
      key="missing"
      // A word may stand further on.
      found={read?.exact ? read.missingWords : undefined}
      words={words}
      overridden={options.missingWords !== undefined}
      onChange={(missingWords) => {
        reread({ missingWords });
      }}
    />
  );
  const candidates = details?.candidates ?? [];
  if (read?.parquet) return [...parquetFacts(read.parquet), ...(missing ? [missing] : [])];
  const mayBeJson =
    (options.format !== undefined && options.format !== 'csv') ||
    options.path !== undefined ||
    code === 'ambiguous-table' ||
    code === 'not-a-table' ||
    code === 'invalid-json';
  if ((found && 'layout' in found) || (!found && mayBeJson)) {
    const layout = found && 'layout' in found ? found : undefined;
    const chips = jsonSettings({ ...setting, dialect: layout }, candidates, failed);
    return found && missing ? [...chips, missing] : [...chips];
  }
  return [
    unusual('format', (chip) => formatChip(chip, 'CSV')),
    delimiterChip(setting),
    unusual('quote', quoteChip),
    unusual('escape', escapeChip),
    encodingChip(setting, failed),
    compressionChip(dialect),
    unusual('preambleLines', skippedLinesChip),
    headerChip(setting),
    unusual('comment', commentChip),
    decimalChip(setting),
    unusual('thousands', thousandsChip),
    found && missing,
    dialect && hidden.length > 0 && (
      <MenuButton
        key={MORE}
        label="More read settings"
        named
        title="More read settings"
        class="chip more"
        entries={hidden.map((name) => ({
          label: LABELS[name],
          choose() {
            setAsked([...asked, name]);
            setOpening(name);
          },
        }))}
      >
        <Icon name="ellipsis" />
      </MenuButton>
    ),
  ].filter((chip): chip is VNode => typeof chip === 'object');
}

function isAboutParquet(code: DataErrorCode | undefined): boolean {
  return code === 'invalid-parquet' || code === 'unsupported-parquet';
}
