import { useEffect, useRef } from 'preact/hooks';
import { ColumnBrowser } from '../list/columnBrowser';
import { SkeletonList } from '../list/skeletonList';
import { Splitter } from '../list/splitter';
import { useInspector } from '../state/inspector';
import type { View as ViewName } from '../state/savedState';
import { ApproximateBar } from './approximateBar';
import { BatchNormBar } from './batchNormBar';
import { BatchNormView } from './batchNormView';
import { ColumnView } from './columnView';
import { CompareView } from './compareView';
import { EmptyView } from './emptyView';
import { FailureView } from './failureView';
import { Header } from './header';
import { LoadingView } from './loadingView';
import { NoticeBar } from './noticeBar';
import { RecipeBar } from './recipeBar';
import { handleShortcut } from './shortcuts';
import { StoppedView } from './stoppedView';
import { Tabs } from './tabs';
import { TrainingBar } from './trainingBar';
import { TrainingView } from './trainingView';

export function App() {
  const inspector = useInspector();
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      handleShortcut(event, inspector);
    };
    document.addEventListener('keydown', listener);
    return () => {
      document.removeEventListener('keydown', listener);
    };
  }, []);
  return (
    <>
      <Header />
      <NoticeBar />
      <div class="regions">
        {!inspector.narrow.value && <ListRegion />}
        <main aria-label="View" tabIndex={-1}>
          <View />
        </main>
      </div>
      <div class="dock">
        {inspector.reading.approximate.value && (
          <ApproximateBar profile={inspector.reading.approximate.value} />
        )}
        <Act />
      </div>
      <div class="unseen" aria-live="polite">
        {inspector.announcement}
      </div>
    </>
  );
}

/** The bottom bar: what there is to do in the view. */
function Act() {
  const { view, profile, reading } = useInspector();
  const ready = profile.value !== undefined && !reading.loading.value;
  if (ready && view.value === 'batchNorm') return <BatchNormBar />;
  return view.value === 'training' ? <TrainingBar /> : <RecipeBar />;
}

function ListRegion() {
  const { listWidth, profile, reading } = useInspector();
  const region = useRef<HTMLElement>(null);
  const width = listWidth.value;
  return (
    <aside
      ref={region}
      aria-label="Columns"
      tabIndex={-1}
      style={{ width: width === undefined ? '' : `${String(width)}px` }}
    >
      {profile.value && !reading.loading.value ? <ColumnBrowser /> : <SkeletonList />}
      <Splitter list={region} />
    </aside>
  );
}

function View() {
  const { reading } = useInspector();
  if (reading.loading.value) return <LoadingView />;
  // The same component as for the whole file: what the user does in it goes on when that is read.
  if (reading.approximate.value) return <Views />;
  const outcome = reading.outcome.value;
  switch (outcome?.kind) {
    case undefined:
      return null;
    case 'stopped':
      return <StoppedView rows={outcome.rows} />;
    case 'failed':
      return <FailureView error={outcome.error} />;
    case 'ready':
      return outcome.profile.rows === 0 ? <EmptyView profile={outcome.profile} /> : <Views />;
  }
}

function Views() {
  const { view } = useInspector();
  return (
    <>
      <Tabs />
      <div class="tab-view" id="view" role="tabpanel" aria-labelledby={`tab-${view.value}`}>
        <Shown view={view.value} />
      </div>
    </>
  );
}

function Shown({ view }: { readonly view: ViewName }) {
  switch (view) {
    case 'column':
      return <ColumnView />;
    case 'compare':
      return <CompareView />;
    case 'batchNorm':
      return <BatchNormView />;
    case 'training':
      return <TrainingView />;
  }
}
