import { CheckBox } from '../controls/checkBox';
import { DialogButton } from '../controls/dialogButton';
import { Icon } from '../controls/icon';
import { countOf } from '../format';
import { isNumeric, MOST_COLUMNS, type Layer } from '../state/batchNormSettings';
import { useInspector } from '../state/inspector';

/** Which columns the layer has. A row takes part when it has a number in all of them. */
export function BatchNormColumns({ layer }: { readonly layer: Layer }) {
  const { profile, batchNorm } = useInspector();
  const numeric = (profile.value?.columns ?? []).filter(isNumeric);
  const names = layer.columns.map(({ name }) => name);
  const shown = layer.columns[layer.shown];
  const full = names.length >= MOST_COLUMNS;
  return (
    <DialogButton
      label="Columns of the layer"
      title="Columns of the layer"
      class="button bn-columns"
      boxClass="bn-columns-box"
      face={
        <>
          {countOf(names.length, 'column')}
          <Icon name="chevron-down" />
        </>
      }
    >
      {() => (
        <fieldset class="bn-columns-list">
          <legend class="small dim">
            Up to {MOST_COLUMNS}. Each is normalized on its own; rows without a number in one of them are left
            out.
          </legend>
          {numeric.map((column) => {
            const { name, missing } = column;
            const checked = names.includes(name);
            return (
              <CheckBox
                key={name}
                label={missing > 0 ? `${name} (${countOf(missing, 'missing cell')})` : name}
                checked={checked}
                disabled={column === shown || (full && !checked)}
                onChange={(is) => {
                  batchNorm.change({
                    columns: is ? [...names, name] : names.filter((other) => other !== name),
                  });
                }}
              />
            );
          })}
        </fieldset>
      )}
    </DialogButton>
  );
}
