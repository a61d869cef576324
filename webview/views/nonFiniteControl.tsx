import { Select } from '../controls/select';
import { useInspector } from '../state/inspector';

const POLICIES = [
  { value: 'missing', label: 'become missing' },
  { value: 'clip', label: 'are clipped' },
  { value: 'leave', label: 'keep the column as it is' },
] as const;

/** What becomes of infinities in all scaled columns. */
export function NonFiniteControl() {
  const { recipe } = useInspector();
  return (
    <Select
      label="Infinities"
      id="non-finite"
      value={recipe.choices.value.nonFinite}
      options={POLICIES}
      onSelect={(value) => {
        const policy = POLICIES.find((known) => known.value === value);
        if (policy) recipe.setNonFinite(policy.value);
      }}
    />
  );
}
