import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { suiteWorkbench } from './suiteWorkbench';

/** Around each width at which the layout changes. */
const WIDTHS = [400, 639, 640, 720, 780, 999, 1000, 1179, 1180, 1600];
const VIEWS = ['Column', 'Compare', 'Batch Norm', 'Training'];
const HEIGHT = 800;

/** Everything above and below the view: buttons and settings that must be within reach. */
const AROUND =
  'header button, header h1, header .chip, [role="tab"], footer button, footer select, footer input';

describe('an inspector of any width', () => {
  const vscode = suiteWorkbench(() => ({
    'wine.csv': readFileSync(join('test', 'fixtures', 'datasets', 'wine.csv'), 'utf8'),
  }));

  for (const view of VIEWS) {
    it(`keeps what is around ${view} in sight`, async () => {
      const { inspector } = vscode();
      if (view === VIEWS[0]) await vscode().inspect('wine.csv');
      await inspector.page.getByRole('tab', { name: view }).click();
      await inspector.page.locator('footer button:enabled').first().waitFor();
      for (const width of WIDTHS) {
        await vscode().resizeInspector(width, HEIGHT);
        await vscode().picture(`width-${view.replace(' ', '-')}-${String(width)}`, 'inspector');
        const found = await inspector.page.locator('html').evaluate((html, around) => {
          const beyond = [...html.querySelectorAll(around)].filter((element) => {
            const { left, right, width: own } = element.getBoundingClientRect();
            return own > 0 && (left < 0 || right > innerWidth);
          });
          const heads = [...html.querySelectorAll('[role="columnheader"]')];
          return {
            cut: heads
              .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
              .map(({ textContent }) => textContent),
            beyond: beyond.map(({ textContent, className }) => textContent || className),
            scrolls: html.scrollWidth > innerWidth,
            bar: html.querySelector('footer')?.getBoundingClientRect().height ?? 0,
          };
        }, AROUND);
        assert.deepEqual(found.beyond, [], `${view}, ${String(width)} wide: beyond the edge`);
        assert.deepEqual(found.cut, [], `${view}, ${String(width)} wide: without room`);
        assert.equal(found.scrolls, false, `${view}, ${String(width)} wide: the page scrolls sideways`);
        assert.ok(
          found.bar > 0 && found.bar < HEIGHT / 4,
          `${view}, ${String(width)} wide: ${found.bar} high`,
        );
      }
      await vscode().resizeInspector(1280, HEIGHT);
    });
  }
});
