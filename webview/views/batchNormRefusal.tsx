import type { BatchAnswer } from '../../src/protocol/datasetApi';
import { Icon } from '../controls/icon';
import { useInspector } from '../state/inspector';
import { ruleOf } from '../state/batchNormSettings';

/** Why there is no batch to show, and the ways out. */
export function BatchNormRefusal({
  answer,
  message,
}: {
  readonly answer: BatchAnswer;
  readonly message: string;
}) {
  const { batchNorm } = useInspector();
  const { settings, change, goTo } = batchNorm;
  const { reachable } = answer.plan;
  return (
    <div class="bn-refusal" role="alert">
      <Icon name="error" />
      <div>
        <p>
          <b>Batch of one: its variance is zero, so train mode has nothing to divide by.</b>
        </p>
        <p>PyTorch: {message}. Use 2 rows or more, or eval mode. Keras goes on, with x̂ = 0.</p>
        <p class="bn-actions">
          {settings.value.batchSize === 1 ? (
            <button
              type="button"
              class="button"
              onClick={() => {
                change({ batchSize: 8 });
              }}
            >
              Batch Size 8
            </button>
          ) : (
            <>
              <button
                type="button"
                class="button"
                onClick={() => {
                  change({ dropLast: true });
                }}
              >
                Drop Last
              </button>
              <button
                type="button"
                class="button"
                onClick={() => {
                  goTo(reachable);
                }}
              >
                Go to the Batch Before
              </button>
            </>
          )}
          <button
            type="button"
            class="button"
            onClick={() => {
              change({ rule: ruleOf(settings.value.rule, 'keras') });
            }}
          >
            Do as Keras Does
          </button>
        </p>
      </div>
    </div>
  );
}
