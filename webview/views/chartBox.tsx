import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useSize } from '../list/useSize';

interface Props {
  /** The picture in one sentence. */
  readonly label: string;
  /** In pixels; the width is that of the place. */
  readonly height: number;
  readonly table: ChartTable;
  /** The picture, once the width is known. */
  readonly children: (width: number) => ComponentChildren;
}

export interface ChartTable {
  readonly head: readonly string[];
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly string[])[];
}

/** A picture that is an image to a screen reader, with its table one key (T) away. */
export function ChartBox({ label, height, table, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const { width } = useSize(box);
  return (
    <div
      ref={box}
      class={asTable ? 'chart-box as-table' : 'chart-box'}
      role={asTable ? 'region' : 'img'}
      aria-label={label}
      aria-keyshortcuts="T"
      tabIndex={0}
      style={{ height: `${String(height)}px` }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 't') return;
        setAsTable(!asTable);
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {asTable ? (
        <ChartTableView {...table} />
      ) : (
        width > 0 && (
          <svg width={width} height={height} aria-hidden="true">
            {children(width)}
          </svg>
        )
      )}
    </div>
  );
}

function ChartTableView({ head, rows }: ChartTable) {
  return (
    <table class="bin-table">
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name = '', ...cells], i) => (
          <tr key={i}>
            <th scope="row">{name}</th>
            {cells.map((cell, c) => (
              <td key={c}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
