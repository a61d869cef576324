import type { ComponentChildren } from 'preact';
import type { FitScope } from '../../src/protocol/datasetApi';
import { DialogButton } from '../controls/dialogButton';
import { Icon } from '../controls/icon';
import { NumberInput } from '../controls/numberInput';
import { countOf, formatCount } from '../format';
import { useInspector } from '../state/inspector';
import { fitLabel, startingScopes } from './fitScopes';

/** Which rows the scalers are fitted on. */
export function FitControl() {
  const { recipe } = useInspector();
  const { fit } = recipe.choices.value;
  return (
    <span class="field">
      <span class="dim">Fit on</span>
      <DialogButton
        label="Rows to fit on"
        title="The rows that scalers are fitted on. Every row is scaled."
        class="button fit-button"
        boxClass="fit-box"
        face={
          <>
            <span class="fit-face">{fitLabel(fit)}</span>
            <Icon name="chevron-down" />
          </>
        }
      >
        {() => <FitForm fit={fit} />}
      </DialogButton>
    </span>
  );
}

function FitForm({ fit }: { readonly fit: FitScope }) {
  const { recipe, profile, preview, fitOnFile } = useInspector();
  const rows = profile.value?.rows ?? 0;
  const { first, random, where } = startingScopes(fit, profile.value?.columns ?? []);
  const answer = preview.value && 'answer' in preview.value ? preview.value.answer : undefined;
  const found = answer?.split?.fitRows;
  const shareOf = (percent: number) => countOf(Math.floor((rows * percent) / 100), 'row');
  const foundFor = (kind: FitScope['rows']) =>
    fit.rows === kind && found !== undefined ? countOf(found, 'row') : undefined;
  return (
    <fieldset class="fit-form">
      <legend>
        <b>Fit on</b>
        <span class="dim small"> Scalers learn from these rows; every row is scaled.</span>
      </legend>
      <FitOption scope={{ rows: 'all' }} label="All rows" count={countOf(rows, 'row')} />
      <FitOption scope={first} label="First" count={shareOf(first.percent)}>
        <Percent scope={first} />
      </FitOption>
      <FitOption scope={random} label="Random" count={shareOf(random.percent)}>
        <Percent scope={random} />
        <label class="dim" for="fit-seed">
          seed
        </label>
        <NumberInput
          id="fit-seed"
          label="Seed"
          value={random.seed}
          expected="a whole number"
          isValid={Number.isSafeInteger}
          onChange={(seed) => {
            recipe.setFit({ ...random, seed });
          }}
        />
      </FitOption>
      {where && (
        <FitOption scope={where} label="Rows where" count={foundFor('where')}>
          <WhereInputs scope={where} />
        </FitOption>
      )}
      <div class="fit-option">
        <label class="radio">
          <input
            type="radio"
            name="fit"
            checked={fit.rows === 'file'}
            onClick={(event) => {
              // Chosen once there is a file: the dialog may be dismissed.
              event.preventDefault();
              fitOnFile();
            }}
          />
          Another file…
        </label>
        {fit.rows === 'file' && <span class="fit-inputs">{fit.file}</span>}
        <span class="dim small count">{foundFor('file')}</span>
      </div>
      {answer?.split && (
        <p class="dim small">
          {formatCount(answer.split.fitRows)} of {countOf(rows, 'row')} on screen are fitted on.
        </p>
      )}
    </fieldset>
  );
}

interface OptionProps {
  readonly scope: FitScope;
  readonly label: string;
  readonly count: string | undefined;
  readonly children?: ComponentChildren;
}

function FitOption({ scope, label, count, children }: OptionProps) {
  const { recipe } = useInspector();
  return (
    <div class="fit-option">
      <label class="radio">
        <input
          type="radio"
          name="fit"
          checked={recipe.choices.value.fit.rows === scope.rows}
          onChange={() => {
            recipe.setFit(scope);
          }}
        />
        {label}
      </label>
      {children && <span class="fit-inputs">{children}</span>}
      <span class="dim small count">{count}</span>
    </div>
  );
}

type ShareScope = Extract<FitScope, { percent: number }>;

function Percent({ scope }: { readonly scope: ShareScope }) {
  const { recipe } = useInspector();
  return (
    <>
      <NumberInput
        id={`fit-${scope.rows}`}
        label={`${scope.rows === 'first' ? 'First' : 'Random'} per cent of the rows`}
        value={scope.percent}
        expected="a number above 0 and up to 100"
        isValid={(percent) => percent > 0 && percent <= 100}
        onChange={(percent) => {
          recipe.setFit({ ...scope, percent });
        }}
      />
      <span class="dim">%</span>
    </>
  );
}

function WhereInputs({ scope }: { readonly scope: Extract<FitScope, { rows: 'where' }> }) {
  const { recipe, profile } = useInspector();
  return (
    <>
      <span class="select">
        <select
          aria-label="Column that tells the rows apart"
          value={scope.column}
          onChange={({ currentTarget }) => {
            recipe.setFit({ ...scope, column: currentTarget.value });
          }}
        >
          {profile.value?.columns.map(({ name }) => (
            <option key={name} value={name} selected={name === scope.column}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" />
      </span>
      <span class="dim">is</span>
      <input
        type="text"
        class="text-input"
        aria-label="Cell of the rows to fit on"
        spellcheck={false}
        value={scope.value}
        onChange={({ currentTarget }) => {
          recipe.setFit({ ...scope, value: currentTarget.value });
        }}
      />
    </>
  );
}
