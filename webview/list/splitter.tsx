import type { RefObject } from 'preact';
import { useInspector } from '../state/inspector';

const NARROWEST = 180;
const WIDEST = 480;
const STEP = 16;

/** The edge of the column list, to drag or to move by the arrow keys. A double click gives the width back. */
export function Splitter({ list }: { readonly list: RefObject<HTMLElement | null> }) {
  const { listWidth } = useInspector();
  const current = () => list.current?.offsetWidth ?? NARROWEST;
  const setWidth = (width: number) => {
    listWidth.value = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
  };
  return (
    <div
      class="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the column list"
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={listWidth.value ?? current()}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={({ currentTarget, pointerId, clientX }) => {
        if (!currentTarget.hasPointerCapture(pointerId)) return;
        setWidth(clientX - (list.current?.getBoundingClientRect().left ?? 0));
      }}
      onDblClick={() => {
        listWidth.value = undefined;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        setWidth(current() + (event.key === 'ArrowLeft' ? -STEP : STEP));
      }}
    />
  );
}
