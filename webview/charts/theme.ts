/** The theme's colours as a canvas needs them: resolved, and read again when the theme changes. */
import { signal, type ReadonlySignal } from '@preact/signals';

export interface ChartTheme {
  readonly before: string;
  readonly beforeFill: string;
  readonly after: string;
  readonly outlier: string;
  readonly grid: string;
  readonly axis: string;
  readonly text: string;
  readonly strong: string;
  readonly focus: string;
  readonly fontFamily: string;
  readonly reducedMotion: boolean;
}

const QUIET = matchMedia('(prefers-reduced-motion: reduce)');

function readTheme(): ChartTheme {
  const style = getComputedStyle(document.body);
  // Registered as colours in tokens.css, so that the browser resolves var() and color-mix().
  const colour = (name: string) => style.getPropertyValue(name);
  return {
    before: colour('--ns-before'),
    beforeFill: colour('--ns-before-fill'),
    after: colour('--ns-after'),
    outlier: colour('--ns-outlier'),
    grid: colour('--ns-grid'),
    axis: colour('--ns-axis'),
    text: colour('--ns-dim'),
    strong: colour('--ns-strong'),
    focus: colour('--ns-focus'),
    fontFamily: style.fontFamily,
    reducedMotion: QUIET.matches || document.body.classList.contains('vscode-reduce-motion'),
  };
}

/** VS Code changes the theme by setting variables on the root element and a class on the body. */
export function followTheme(): ReadonlySignal<ChartTheme> {
  const theme = signal(readTheme());
  const update = () => {
    theme.value = readTheme();
  };
  const observer = new MutationObserver(update);
  observer.observe(document.documentElement, { attributeFilter: ['style', 'class'] });
  observer.observe(document.body, { attributeFilter: ['style', 'class'] });
  QUIET.addEventListener('change', update);
  return theme;
}
