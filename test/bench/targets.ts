import type { FileId } from './files';
import type { Work } from './peers/summary';
import type { ContestantName } from './contestants';

export interface Target {
  /** NormScope's median time divided by that of the contestant, at most. */
  readonly ratios: Readonly<Partial<Record<ContestantName, number>>>;
  /** NormScope's peak memory in MB, at most. */
  readonly megabytes?: number;
}

/** What NormScope aims at on a machine of two cores. */
export const TARGETS: Readonly<Record<Work, Readonly<Partial<Record<FileId, Target>>>>> = {
  W1: {
    F1: { ratios: { DuckDB: 0.1, polars: 0.18, pandas: 0.18, PapaParse: 0.09 }, megabytes: 100 },
    F2: { ratios: { DuckDB: 0.09, polars: 0.2 }, megabytes: 100 },
    F3: { ratios: { DuckDB: 0.22, polars: 0.4, pandas: 0.09, PapaParse: 0.13 }, megabytes: 120 },
    F4: { ratios: { DuckDB: 0.04 }, megabytes: 150 },
    F5: { ratios: { DuckDB: 0.25, pandas: 0.06, 'JSON.parse': 0.15 }, megabytes: 120 },
    F6: { ratios: { 'node -e 0': 1.45 } },
  },
  W2: {
    F1: { ratios: { DuckDB: 0.2, polars: 0.55, pandas: 0.045, PapaParse: 0.065 }, megabytes: 100 },
    F2: { ratios: { DuckDB: 0.22, polars: 0.7 }, megabytes: 100 },
    F3: { ratios: { DuckDB: 0.3, polars: 0.85, pandas: 0.06, PapaParse: 0.06 }, megabytes: 120 },
  },
};
