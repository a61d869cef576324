import type { FrameLocator, Locator } from 'playwright-core';

/** The page inside the editor, by what a person finds in it. */
export class Inspector {
  constructor(readonly page: FrameLocator) {}

  /** The histogram of the chosen column as it is. */
  get before(): Locator {
    return this.page.getByRole('img', { name: /before scaling/ });
  }

  /** Its histogram after the scaler. */
  get after(): Locator {
    return this.page.getByRole('img', { name: /after (z-score|min-max)/ });
  }

  /** The histogram of one column after one scaler; until it is there, the one before stays. */
  histogramAfter(column: string, scaler: string): Locator {
    return this.page.getByRole('img', { name: `Histogram of ${column} after ${scaler}` });
  }

  /** Number of rows and columns, size, and how long reading took. */
  get summary(): Locator {
    return this.page.locator('header .meta');
  }

  /** Says that what is shown comes from the start of the file. */
  get approximate(): Locator {
    return this.page.getByRole('region', { name: 'Approximate view' });
  }

  get defaultScaler(): Locator {
    return this.page.getByRole('combobox', { name: 'Default scaler' });
  }

  /** The scaler of the chosen column. */
  get scaler(): Locator {
    return this.page.getByRole('combobox', { name: 'Scaler', exact: true });
  }

  get writeButton(): Locator {
    return this.page.getByRole('button', { name: 'Write Normalized Copy…' });
  }

  tab(name: 'Column' | 'Compare'): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** The columns on one axis. */
  get strips(): Locator {
    return this.page.getByRole('table', { name: 'Ranges of columns' });
  }

  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  /** The rows of the column list. */
  get columns(): Locator {
    return this.page.getByRole('listbox', { name: 'Columns' }).getByRole('option');
  }

  column(name: string): Locator {
    return this.columns.and(this.page.getByRole('option', { name, exact: true }));
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Waits until the list has so many columns, and no more. */
  async waitForColumns(count: number): Promise<void> {
    await this.columns.nth(count - 1).waitFor();
    await this.columns.nth(count).waitFor({ state: 'detached' });
  }

  /** Waits until a control has an answer of the worker's: what it says cannot be chosen, or can. */
  async waitForEnabled(control: Locator, enabled: boolean): Promise<void> {
    await control.and(this.page.locator(enabled ? ':enabled' : ':disabled')).waitFor();
  }

  /** Waits until a list has this choice, by its text. */
  async waitForChosen(list: Locator, choice: string | RegExp): Promise<void> {
    await list.locator('option:checked').filter({ hasText: choice }).waitFor({ state: 'attached' });
  }

  /** A statistic of the chosen column: before and after; of the answer that its histogram is of. */
  async statistic(name: string): Promise<string[]> {
    const row = this.page.getByRole('row', { name: new RegExp(`^${name} `) });
    await row.first().waitFor();
    return row.getByRole('cell').allTextContents();
  }
}
