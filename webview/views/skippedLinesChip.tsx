import { DialogButton } from '../controls/dialogButton';
import { countOf, formatCount } from '../format';
import { Chip, chipTitle } from './settingChip';
import { TextForm } from './textForm';

/** No title is longer. */
const MOST_LINES = 999_999;

interface Props {
  readonly lines: number;
  readonly overridden: boolean;
  readonly opens: boolean;
  /** Undefined: guess again. */
  readonly onChange: (lines: number | undefined) => void;
}

/** How many lines stand before the table. */
export function SkippedLinesChip({ lines, overridden, opens, onChange }: Props) {
  const label = 'Skipped lines';
  return (
    <Chip
      label={label}
      overridden={overridden}
      onReset={() => {
        onChange(undefined);
      }}
    >
      <DialogButton
        label={label}
        title={chipTitle(label, overridden)}
        class="chip-face"
        boxClass="type-box"
        opens={opens}
        face={
          <>
            <i>{label}</i> {formatCount(lines)}
          </>
        }
      >
        {(close) => (
          <TextForm
            label={`Lines before the table; now ${countOf(lines, 'line')}`}
            initial={String(lines)}
            problemOf={(text) =>
              /^\d+$/.test(text.trim()) && Number(text) <= MOST_LINES
                ? undefined
                : `Expected 0 to ${formatCount(MOST_LINES)} lines.`
            }
            onSubmit={(text) => {
              close();
              onChange(Number(text));
            }}
          />
        )}
      </DialogButton>
    </Chip>
  );
}
