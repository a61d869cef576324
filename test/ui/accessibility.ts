/** Accessibility rules by axe-core, inside the page of the editor. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { FrameLocator } from 'playwright-core';

declare global {
  interface Window {
    axe: { run(options?: RunOptions): Promise<AxeResults> };
  }
}

/** A line for each rule that is broken: what it asks for, and where it is not so. Empty when all hold. */
export async function accessibilityViolations(page: FrameLocator): Promise<string[]> {
  const source = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
  const root = page.locator('html');
  // Through the debugger: the page's Content-Security-Policy lets no other script in.
  await root.evaluate((_, code) => {
    (0, eval)(code);
  }, source);
  const { violations } = await root.evaluate(() => window.axe.run());
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ target }) => target.join(' '));
    return `${id}: ${help}: ${places.join(', ')}`;
  });
}
