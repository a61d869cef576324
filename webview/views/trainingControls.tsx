import { canBeTarget } from '../../src/protocol/lab';
import { DialogButton } from '../controls/dialogButton';
import { Icon } from '../controls/icon';
import { Select } from '../controls/select';
import { useInspector } from '../state/inspector';
import { isFeature, targetOf, TASKS, type TaskChoice } from '../state/trainingChoices';
import { FeatureChoice } from './featureChoice';
import { settingsSummary, TrainingSettings } from './trainingSettings';

const TASK_LABELS: Readonly<Record<TaskChoice, string>> = {
  auto: 'As its values are',
  regression: 'Quantity',
  classification: 'Classes',
};

/** What is to be predicted, from what, and how. */
export function TrainingControls() {
  const { training, profile } = useInspector();
  const choices = training.choices.value;
  const columns = profile.value?.columns ?? [];
  const target = targetOf(choices, columns);
  const used = columns.filter((column) => isFeature(column, choices, target, columns.length)).length;
  return (
    <div class="title training-controls">
      <h2>Training lab</h2>
      <div class="scaler-control">
        <Select
          label="Target"
          id="target"
          entry
          value={target?.name ?? ''}
          options={columns.filter(canBeTarget).map(({ name }) => ({ value: name, label: name }))}
          onSelect={(name) => {
            training.choices.value = { ...choices, target: name };
          }}
        />
        <Select
          label="As"
          id="target-task"
          value={choices.task}
          options={TASKS.map((value) => ({ value, label: TASK_LABELS[value] }))}
          onSelect={(value) => {
            const task = TASKS.find((known) => known === value) ?? choices.task;
            training.choices.value = { ...choices, task };
          }}
        />
        <span class="field">
          <span class="dim">Learn from</span>
          <DialogButton
            label="Columns to learn from"
            class="button"
            boxClass="feature-box"
            face={
              <>
                {used === 1 ? '1 column' : `${String(used)} columns`}
                <Icon name="chevron-down" />
              </>
            }
          >
            {() => <FeatureChoice />}
          </DialogButton>
        </span>
        <DialogButton
          label="Settings of the training"
          title="Settings of the training"
          class="button"
          boxClass="training-box"
          face={
            <>
              {settingsSummary(choices)}
              <Icon name="chevron-down" />
            </>
          }
        >
          {() => <TrainingSettings />}
        </DialogButton>
      </div>
    </div>
  );
}
