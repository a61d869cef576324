/** VS Code as a person meets it: a browser window on a throw-away folder, with the packaged extension installed. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../hosts/browser';
import { UI_SERVER, type UiServer } from '../hosts/uiSuite';
import { workbenchUrl } from '../hosts/vscodeServer';
import { WORKBENCH_SETTINGS } from '../hosts/workbenchSettings';
import { Inspector } from './inspector';
import type { Content } from './samples';
import { extensionHosts, slowedDown } from './slowDown';

/** How long VS Code may take for one step, on a slow machine. */
const PATIENCE = 15_000;

/** Themes by their name in VS Code's list, and how the page inside an editor is told of them. */
const THEME_KINDS = {
  'Dark Modern': 'vscode-dark',
  'Light Modern': 'vscode-light',
  'Dark High Contrast': 'vscode-high-contrast',
  'Light High Contrast': 'vscode-high-contrast-light',
} as const;
export type Theme = keyof typeof THEME_KINDS;
export const THEMES = Object.keys(THEME_KINDS) as Theme[];

export class Workbench {
  /** Uncaught errors, and errors that the page inside the editor logged, such as violations of its policy. */
  readonly errors: string[] = [];

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    /** The workspace. */
    private readonly folder: string,
    private readonly logs: string,
    /** How many extension hosts there were before that of this window. */
    private readonly hostsBefore: number,
  ) {
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      const line = `${message.text()} (${message.location().url})`;
      // VS Code logs errors of its own, about parts that this server lacks.
      if (message.type() === 'error' && /Content.Security.Policy|dist\/webview/.test(line))
        this.errors.push(line);
    });
  }

  /** Opens a new window on a folder with these files. */
  static async open(files: Readonly<Record<string, Content>>): Promise<Workbench> {
    const server = JSON.parse(process.env[UI_SERVER] ?? 'null') as UiServer | null;
    assert.ok(server, 'run by `npm run test:ui`, which starts the server');
    const folder = join(mkdtempSync(join(tmpdir(), 'ui-')), 'datasets');
    mkdirSync(folder);
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      await (typeof content === 'function' ? content(path) : writeFile(path, content));
    }
    const browser = await launchBrowser();
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      // Else a picture might show bars on their way.
      reducedMotion: 'reduce',
    });
    page.setDefaultTimeout(PATIENCE);
    const workbench = new Workbench(browser, page, folder, server.logs, extensionHosts(server.logs).length);
    // Another window may have left its theme there.
    writeFileSync(server.settingsFile, JSON.stringify(WORKBENCH_SETTINGS));
    await page.goto(workbenchUrl(server.authority, folder));
    await workbench.explorerItem(Object.keys(files)[0] ?? '').waitFor();
    return workbench;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  /** Does `work` while extensions run as on a machine that is several times slower. */
  async slowly<T>(work: () => Promise<T>): Promise<T> {
    // It starts after the window is there.
    for (const started = Date.now(); Date.now() - started < PATIENCE;) {
      const own = extensionHosts(this.logs).slice(this.hostsBefore).at(-1);
      if (own !== undefined) return slowedDown(own, work);
      await setTimeout(100);
    }
    throw new Error('expected the server to tell of an extension host');
  }

  /** Chooses a colour theme from VS Code's list and waits until the page inside the editor has its colours. */
  async useTheme(theme: Theme): Promise<void> {
    await this.useThemeOfWindow(theme);
    await this.inspector.page.locator(`body[data-vscode-theme-kind="${THEME_KINDS[theme]}"]`).waitFor();
  }

  /** Chooses a colour theme while no page is there to be waited for. */
  async useThemeOfWindow(theme: Theme): Promise<void> {
    await this.run('Preferences: Color Theme');
    await this.page.getByPlaceholder('Select Color Theme').fill(theme);
    await this.page.locator('.quick-input-list').getByText(theme, { exact: true }).first().click();
  }

  explorerItem(name: string): Locator {
    return this.page.getByRole('treeitem', { name, exact: true });
  }

  /** Right-clicks and chooses an entry, of a submenu if one is named. Returns when it was clicked, on the clock of `performance.now()`. */
  async chooseFromContextMenu(target: Locator, entry: string, submenu?: string): Promise<number> {
    const item = this.page.getByRole('menuitem', { name: entry });
    if (submenu === undefined) {
      await this.openContextMenu(target, item);
    } else {
      const parent = this.page.getByRole('menuitem', { name: submenu, exact: true });
      await this.openContextMenu(target, parent);
      await parent.hover();
      await item.waitFor();
    }
    // A context menu ignores clicks in its first 100 ms, so that the click that opened it chooses nothing.
    await this.page.waitForTimeout(200);
    const clicked = performance.now();
    await item.click();
    await item.waitFor({ state: 'hidden' });
    return clicked;
  }

  /** Opens it until it has the entry: those of extensions come only after VS Code has read their manifests. */
  private async openContextMenu(target: Locator, item: Locator): Promise<void> {
    const started = Date.now();
    for (;;) {
      await target.click({ button: 'right' });
      await this.page.locator('.monaco-menu').waitFor();
      if (await item.isVisible()) return;
      if (Date.now() - started > PATIENCE) throw new Error('the context menu lacks the expected entry');
      await this.page.keyboard.press('Escape');
      await this.page.locator('.monaco-menu').waitFor({ state: 'hidden' });
    }
  }

  /** Right-clicks a file in the Explorer and chooses *Inspect Dataset*. Returns when that was clicked. */
  inspect(name: string): Promise<number> {
    return this.chooseFromContextMenu(this.explorerItem(name), 'Inspect Dataset');
  }

  /**
   * Double-clicks a file in the Explorer, and returns when its text is there to stay: while VS Code is still opening it, it
   * would come before an editor that was opened meanwhile.
   */
  async openAsText(name: string): Promise<void> {
    await this.explorerItem(name).dblclick();
    await this.page.locator('.tab.active .monaco-icon-label:not(.italic)').getByText(name).waitFor();
    await this.page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /** Opens the command palette and types there. Returns its input. */
  async typeInPalette(text: string): Promise<Locator> {
    await this.page.keyboard.press('F1');
    await this.palette.fill(text, { timeout: PATIENCE / 3 });
    return this.palette;
  }

  /** Runs a command from the command palette, by its title. */
  async run(command: string): Promise<void> {
    // The best match need not come first; its label ends where its key binding begins.
    const option = this.page.getByRole('option', { name: new RegExp(`^${command}(,|$)`) });
    for (const started = Date.now(); ;) {
      try {
        await this.typeInPalette(`>${command}`);
        await option.click({ timeout: PATIENCE / 3 });
        return;
      } catch (error) {
        // VS Code closes it where an editor gets the focus late: some 50 ms after it was opened, or a dialog over it closed.
        if ((await this.palette.isVisible()) || Date.now() - started > PATIENCE) throw error;
      }
    }
  }

  private get palette(): Locator {
    return this.page.locator('.quick-input-widget input');
  }

  /** Makes the page inside the editor anew, and returns when the one before is gone: it would still answer for a moment. */
  async reloadInspector(): Promise<void> {
    const page = this.inspector.page;
    await page.locator('html').evaluate((html) => {
      html.dataset['beforeReload'] = '';
    });
    await this.run('Developer: Reload Webviews');
    await page.locator('html:not([data-before-reload])').waitFor();
  }

  async closeEditors(): Promise<void> {
    await this.run('View: Close All Editors');
    await this.page.locator('.editor-group-container.empty').waitFor();
  }

  /**
   * Accepts the save dialog and returns the path that it offered.
   * @param name of the file, instead of the one that is offered
   */
  async acceptSaveDialog(title = 'Write Normalized Copy', name?: string): Promise<string> {
    const dialog = this.page.locator('.quick-input-widget');
    await dialog.getByText(title, { exact: true }).waitFor();
    // It shows the folder first, and the name once it has listed that folder.
    const path = await this.page.waitForFunction(() => {
      const path = document.querySelector<HTMLInputElement>('.quick-input-widget input')?.value ?? '';
      return path.endsWith('/') ? '' : path;
    });
    if (name !== undefined) await dialog.locator('input').fill(this.path(name));
    await this.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    return path.jsonValue();
  }

  /** The page inside the editor. */
  get inspector(): Inspector {
    return new Inspector(this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  read(name: string): string {
    return this.readBytes(name).toString('utf8');
  }

  readBytes(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  exists(name: string): boolean {
    return existsSync(this.path(name));
  }

  write(name: string, content: string): void {
    writeFileSync(this.path(name), content);
  }

  /** Makes the page inside the editor exactly this large, by the size of the window around it. */
  async resizeInspector(width: number, height: number): Promise<void> {
    const window = this.page.viewportSize();
    const inside = await this.inspectorBox();
    assert.ok(window);
    await this.page.setViewportSize({
      width: width + window.width - inside.width,
      height: height + window.height - inside.height,
    });
    await this.inspector.page.locator('html').evaluate(
      (_, size) =>
        new Promise<void>((resolve) => {
          const settle = () => {
            if (innerWidth === size.width && innerHeight === size.height)
              requestAnimationFrame(() => {
                resolve();
              });
            else requestAnimationFrame(settle);
          };
          settle();
        }),
      { width, height },
    );
  }

  /** Saves a picture of the window, or of the page inside the editor alone, among the build's output. */
  async picture(name: string, part: 'window' | 'inspector' = 'window'): Promise<string> {
    const folder = join('out', 'screenshots');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}.png`);
    await this.page.screenshot({ path, ...(part === 'inspector' && { clip: await this.inspectorBox() }) });
    return path;
  }

  private async inspectorBox() {
    const box = await this.page.locator('iframe.webview.ready').boundingBox();
    assert.ok(box, 'expected an inspector');
    return box;
  }
}
