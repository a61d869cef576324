import { useInspector } from '../state/inspector';
import { MuB, V, VarianceB, XHat } from './variables';

/** What the layer is for, in short and as far as it is known. */
export function BatchNormAbout() {
  const { batchNorm } = useInspector();
  const { shown, change } = batchNorm;
  const { outcome } = shown.value ?? {};
  const batch = outcome?.kind === 'batch' ? outcome : undefined;
  const { mean = null, divisor = null } = batch?.channels[batch.shown] ?? {};
  const restored = divisor !== null && batch?.gamma === divisor && batch.beta === mean;
  const differences = batch?.steps.x.map((x, i) => Math.abs((x ?? NaN) - (batch.steps.y[i] ?? NaN))) ?? [];
  return (
    <section class="bn-about" aria-labelledby="bn-about">
      <h2 id="bn-about">What it does</h2>
      <div class="bn-case">
        <button
          type="button"
          class="button"
          disabled={mean === null || divisor === null}
          onClick={() => {
            if (restored || mean === null || divisor === null) change({ gamma: 1, beta: 0 });
            else change({ gamma: divisor, beta: mean });
          }}
        >
          {restored ? 'γ = 1, β = 0' : 'Give x Back'}
        </button>
        <p>
          <b>
            <V>γ</V> and <V>β</V> are learned.
          </b>{' '}
          With <V>γ</V> = √(
          <VarianceB /> + <V>ε</V>) and <V>β</V> = <MuB /> the layer gives <V>x</V> back, so that it can learn
          to do nothing.
          {restored && (
            <>
              {' '}
              Now <V>y</V> = <V>x</V> in this batch; the largest difference is{' '}
              {Math.max(...differences)
                .toExponential(0)
                .replace('-', '\u2212')}
              .
            </>
          )}
        </p>
      </div>
      <p>
        <b>Train and eval.</b> In training <XHat /> comes from <MuB /> and <VarianceB /> of the batch, so that
        a row’s result depends on the rows beside it. In use it comes from the running statistics and depends
        on the row alone. The two agree as far as the running statistics have learned.
      </p>
      <p>
        <b>Why it helps.</b> Ioffe and Szegedy (2015) explained it by less “internal covariate shift”. That it
        helps is confirmed, that reason is disputed: Santurkar et al. (2018) found a smoother loss landscape
        instead, Bjorck et al. (2018) that it allows larger learning rates.
      </p>
    </section>
  );
}
