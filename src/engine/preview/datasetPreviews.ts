import type { ByteSource } from '../byteSource';
import type { ColumnProfile, DatasetProfile, ReadProgress } from '../dataset';
import type { ColumnPreview } from './previews';
import type { ReadOptions } from '../readOptions';
import type { FitScope, Recipe } from '../recipe';
import { isRowNorm } from '../scale/fitScaler';
import { resolveRecipe } from '../scale/resolveRecipe';
import type { Task } from '../task';
import type { ColumnValues } from './columnValues';
import { loadColumn } from './loadColumn';
import { type NormalizedRows, readNormalizedRows } from './normalizedRows';
import { previewColumn } from './previewColumn';
import { previewRowNorm } from './previewRowNorm';

/** The file that is shown, and the other one that is fitted on if there is one. */
export interface PreviewSources {
  readonly source: ByteSource;
  readonly fitSource?: ByteSource | undefined;
}

/** Opens the files and closes them after use. */
export type OpenSources = <T>(scope: FitScope, use: (sources: PreviewSources) => Promise<T>) => Promise<T>;

/** How many values of columns that were looked at are kept: 128 MB. */
const REMEMBERED_VALUES = 16_777_216;

/** Columns before and after their scalers. What was read for one answer is kept for the next. */
export class DatasetPreviews {
  private readonly columns = new Map<string, ColumnValues>();
  private rows: { readonly key: string; readonly found: NormalizedRows } | undefined;

  constructor(
    private readonly profile: DatasetProfile,
    private readonly options: ReadOptions,
    private readonly open: OpenSources,
  ) {}

  /**
   * @throws {DataError} when the column holds no numbers, or the recipe does not fit
   * @throws {Cancelled}
   */
  async preview(index: number, recipe: Recipe, task: Task<ReadProgress>): Promise<ColumnPreview> {
    const column = this.profile.columns[index];
    if (!column) throw new Error(`no column at index ${index}`);
    const choices = resolveRecipe(recipe, this.profile.columns);
    const choice = choices[index] ?? { method: 'none' };
    if (isRowNorm(choice)) {
      const together = this.profile.columns
        .filter(({ numeric }, i) => numeric && choices[i]?.method === choice.method)
        .map((each) => each.index);
      const found = await this.normalizedRows(choice.method, together, task);
      return previewRowNorm(column, choice.method, found, this.profile.place);
    }
    const scope = recipe.fit ?? { rows: 'all' };
    const load = () => this.values(column, scope, task);
    return previewColumn(column, this.profile.rows, choice, scope, load, task);
  }

  private async values(
    { index }: ColumnProfile,
    scope: FitScope,
    task: Task<ReadProgress>,
  ): Promise<ColumnValues> {
    const key = JSON.stringify([index, scope]);
    const known = this.columns.get(key);
    // The one used last stands last.
    this.columns.delete(key);
    const values =
      known ??
      (await this.open(scope, ({ source, fitSource }) =>
        loadColumn(source, this.options, this.profile, index, scope, task, fitSource),
      ));
    this.columns.set(key, values);
    this.forgetOldest(values);
    return values;
  }

  private async normalizedRows(
    norm: 'l1' | 'l2' | 'max',
    columns: readonly number[],
    task: Task<ReadProgress>,
  ): Promise<NormalizedRows> {
    const key = JSON.stringify([norm, columns]);
    if (this.rows?.key !== key) {
      const found = await this.open({ rows: 'all' }, ({ source }) =>
        readNormalizedRows(source, this.options, norm, columns, task),
      );
      this.rows = { key, found };
    }
    return this.rows.found;
  }

  private forgetOldest(newest: ColumnValues): void {
    let total = 0;
    for (const { all } of this.columns.values()) total += all.sorted.length;
    for (const [key, values] of this.columns) {
      if (total <= REMEMBERED_VALUES || values === newest) return;
      total -= values.all.sorted.length;
      this.columns.delete(key);
    }
  }
}
