import { Icon } from '../controls/icon';
import { useInspector } from '../state/inspector';

/** More than any window shows; the rest would only cost time while the file is read. */
const MOST_NAMES = 100;

/** The column list before there are columns: their names as soon as the head of the file is read. */
export function SkeletonList() {
  const { reading } = useInspector();
  const busy = reading.busy.value;
  const names = busy ? (reading.head.value?.columnNames ?? []) : [];
  return (
    <>
      <div class="list-tools" aria-hidden="true">
        <span class="filter">
          <Icon name="search" />
          <span class="placeholder">Filter columns</span>
        </span>
      </div>
      {busy ? (
        <>
          <div class="column-table">
            <div class="column-head" aria-hidden="true">
              <span />
              <span>Column</span>
              <span class="shape">Shape</span>
              <span class="missing">Miss.</span>
              <span>Scaler</span>
            </div>
            <ul class="skeleton-list" aria-label="Column names">
              {names.slice(0, MOST_NAMES).map((name, i) => (
                <li key={i} class="column-row">
                  <i />
                  <span class="name">{name}</span>
                  <i class="shape" />
                  <i class="missing" />
                  <i class="scaler" />
                </li>
              ))}
            </ul>
          </div>
          <div class="list-foot small dim">
            {names.length > 0 ? 'Names from the header; types and shapes follow' : '\u00a0'}
          </div>
        </>
      ) : (
        <p class="list-empty dim">
          No columns yet.
          <br />
          They appear when the file can be read.
        </p>
      )}
    </>
  );
}
