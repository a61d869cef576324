import { useId, useState } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly initial: string;
  /** One line for each item. */
  readonly lines?: boolean;
  /** Why the text cannot be taken, in a sentence. */
  readonly problemOf: (text: string) => string | undefined;
  readonly onSubmit: (text: string) => void;
}

/** A text that is typed and then applied, with Enter or the button; of several lines with Ctrl+Enter. */
export function TextForm({ label, initial, lines = false, problemOf, onSubmit }: Props) {
  const id = useId();
  const [text, setText] = useState(initial);
  const [tried, setTried] = useState(false);
  const problem = tried ? problemOf(text) : undefined;
  const submit = () => {
    setTried(true);
    if (problemOf(text) === undefined) onSubmit(text);
  };
  const field = {
    id,
    value: text,
    spellcheck: false,
    'data-entry': 'true',
    'aria-invalid': problem !== undefined,
    'aria-describedby': `${id}-problem`,
    onInput({ currentTarget }: { readonly currentTarget: { readonly value: string } }) {
      setText(currentTarget.value);
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Enter' || (lines && !event.ctrlKey && !event.metaKey)) return;
      event.preventDefault();
      submit();
    },
  };
  return (
    <div class="text-form">
      <label for={id}>{label}</label>
      {lines ? <textarea {...field} rows={8} /> : <input type="text" {...field} />}
      <span id={`${id}-problem`} class="invalid-message" role="alert">
        {problem}
      </span>
      <button type="button" class="button" onClick={submit}>
        Apply
      </button>
    </div>
  );
}
