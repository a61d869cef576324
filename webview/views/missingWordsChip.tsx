import type { DatasetProfile } from '../../src/protocol/datasetApi';
import { DialogButton } from '../controls/dialogButton';
import { countOf, formatCount } from '../format';
import { Chip } from './settingChip';
import { TextForm } from './textForm';

interface Props {
  /** Those that occur; undefined while not all of the file is read. */
  readonly found: DatasetProfile['missingWords'] | undefined;
  /** Those that count. */
  readonly words: readonly string[];
  readonly overridden: boolean;
  /** Undefined: those of the settings again. */
  readonly onChange: (words: readonly string[] | undefined) => void;
}

/** Which words count as missing, and how often each occurs. */
export function MissingWordsChip({ found, words, overridden, onChange }: Props) {
  const label = 'Missing words';
  return (
    <Chip
      label={label}
      overridden={overridden}
      resetTitle="Use the words of the settings again"
      onReset={() => {
        onChange(undefined);
      }}
    >
      <DialogButton
        label={label}
        title="Words that count as missing, and how often they occur"
        class="chip-face"
        boxClass="words-box"
        face={
          <>
            <i>{label}</i> {found ? faceOf(found) : `${formatCount(words.length)} listed`}
          </>
        }
      >
        {(close) => (
          <>
            {found && found.length > 0 && (
              <table class="words">
                <tbody>
                  {found.map(({ word, count }) => (
                    <tr key={word}>
                      <th scope="row">{word}</th>
                      <td>{countOf(count, 'cell')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            <TextForm
              label="Words that count as missing, one on each line. Empty cells always do."
              initial={words.join('\n')}
              lines
              problemOf={() => undefined}
              onSubmit={(text) => {
                close();
                onChange(wordsIn(text));
              }}
            />
          </>
        )}
      </DialogButton>
    </Chip>
  );
}

function faceOf(found: DatasetProfile['missingWords']): string {
  const [only, ...more] = found;
  if (!only) return 'none found';
  return more.length > 0 ? `${formatCount(found.length)} found` : only.word;
}

function wordsIn(text: string): string[] {
  const words = text.split('\n').map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}
