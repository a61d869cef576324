import { captionNumber, type LabStability, type Scaling } from '../../src/protocol/lab';
import { LOOKS } from './variantMark';

/** How many digits tell a condition number and a rate apart. */
const DIGITS = 3;

/** The largest stable learning rate of a linear model, and what happens on both sides of it. */
export function StabilityTable({ stability }: { readonly stability: readonly LabStability[] }) {
  const [one] = stability;
  if (!one) return null;
  return (
    <section class="lab-stability">
      <h3>
        Largest stable learning rate{' '}
        <span class="dim small">
          of a linear model by gradient descent on all training rows: mean squared error after{' '}
          {captionNumber(one.steps)} steps
        </span>
      </h3>
      <div class="lab-scroll" role="region" aria-label="Largest stable learning rate" tabIndex={0}>
        <table class="lab-table">
          <thead>
            <tr>
              <th scope="col">Inputs</th>
              <th scope="col">Condition number</th>
              <th
                scope="col"
                title="λ: the largest eigenvalue of AᵀA ÷ n, A the inputs with a column of ones"
              >
                Largest stable rate, 1 ÷ λ
              </th>
              <th scope="col">Error at first</th>
              <th scope="col">At 0.99 times that rate</th>
              <th scope="col">At 1.01 times</th>
            </tr>
          </thead>
          <tbody>
            {stability.map(({ scaling, condition, largestStableRate, first, below, above }) => (
              <tr key={scaling}>
                <th scope="row">{nameOf(scaling)}</th>
                <td>{condition === null ? '∞' : captionNumber(condition, DIGITS)}</td>
                <td>{captionNumber(largestStableRate, DIGITS)}</td>
                <td>{captionNumber(first, DIGITS)}</td>
                <td>
                  <Change from={first} to={below} />
                </td>
                <td>
                  <Change from={first} to={above} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function nameOf(scaling: Scaling): string {
  return LOOKS[scaling].label;
}

function Change({ from, to }: { readonly from: number; readonly to: number | null }) {
  if (to === null) return <>grows beyond all numbers</>;
  return (
    <>
      <span class="dim">{to < from ? 'falls to' : 'grows to'}</span>{' '}
      {captionNumber(Number(to.toPrecision(DIGITS)))}
    </>
  );
}
