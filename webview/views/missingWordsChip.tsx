import type { DatasetProfile } from '../../src/protocol/datasetApi';
import { DialogButton } from '../controls/dialogButton';
import { countOf, formatCount } from '../format';

/** Which missing words the file has, and how often each occurs. */
export function MissingWordsChip({ words }: { readonly words: DatasetProfile['missingWords'] }) {
  const [only, ...more] = words;
  if (!only) {
    return (
      <span class="chip" title="Words such as NA or null that count as missing. Empty cells always do.">
        <i>Missing words</i> none found
      </span>
    );
  }
  const face = (
    <>
      <i>Missing words</i> {more.length > 0 ? formatCount(words.length) : only.word}
    </>
  );
  return (
    <DialogButton
      label="Missing words"
      title="Words that count as missing, and how often they occur"
      class="chip"
      boxClass="words-box"
      face={face}
    >
      {() => (
        <table class="words">
          <tbody>
            {words.map(({ word, count }) => (
              <tr key={word}>
                <th scope="row">{word}</th>
                <td>{countOf(count, 'cell')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </DialogButton>
  );
}
