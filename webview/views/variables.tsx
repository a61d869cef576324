/** Variables as formulas write them: serif and italic. */
import type { ComponentChildren } from 'preact';

export function V({ children }: { readonly children: ComponentChildren }) {
  return <i class="variable">{children}</i>;
}

/** μ of the batch. */
export function MuB() {
  return (
    <>
      <V>μ</V>
      <sub>B</sub>
    </>
  );
}

/** σ² of the batch, biased. */
export function VarianceB() {
  return (
    <>
      <V>σ</V>²<sub>B</sub>
    </>
  );
}

export function XHat() {
  return <V>x̂</V>;
}
