import { render } from 'preact';
import { registerCharts } from './charts/histogramChart';
import { followTheme } from './charts/theme';
import { openSession } from './session';
import { createInspector, InspectorProvider } from './state/inspector';
import { followNarrow } from './state/narrow';
import './styles/main.css';
import { App } from './views/app';

registerCharts();
const inspector = createInspector(openSession(), { theme: followTheme(), narrow: followNarrow() });
const root = document.createElement('div');
root.id = 'root';
document.body.append(root);
render(
  <InspectorProvider value={inspector}>
    <App />
  </InspectorProvider>,
  root,
);
