import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useSize } from '../list/useSize';

interface Props {
  readonly title: string;
  readonly caption: string;
  /** What the picture shows, in one sentence. */
  readonly label: string;
  /** Stands at the right of the title. */
  readonly tool?: ComponentChildren;
  /** The same in digits. */
  readonly table: () => ComponentChildren;
  /** @param width in pixels */
  readonly picture: (width: number) => ComponentChildren;
}

/** A picture as wide as its place; its table is one key away. */
export function ChartFigure({ title, caption, label, tool, table, picture }: Props) {
  const [asTable, setAsTable] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const { width } = useSize(place);
  return (
    <figure class="lab-figure">
      <figcaption>
        <b>{title}</b>
        <span class="dim small">{caption}</span>
        {tool}
      </figcaption>
      <div
        ref={place}
        class={asTable ? 'lab-picture as-table' : 'lab-picture'}
        role={asTable ? 'region' : 'img'}
        aria-label={label}
        aria-keyshortcuts="T"
        title="T: as a table"
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 't') return;
          setAsTable(!asTable);
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        {asTable ? table() : width > 0 && picture(width)}
      </div>
    </figure>
  );
}
