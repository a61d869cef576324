import type { Distinct, Extreme } from '../../dataset';
import type { ChosenKind } from '../../columnKind';
import { ProblemLog } from '../../csv/problemLog';
import type { Kernel } from '../../kernel/kernel';
import { Extremes } from '../../stats/extremes';
import type { Moments } from '../../stats/moments';
import type { CellTotals } from '../../stats/cellCounter';
import { ColumnTally } from '../../table/columnTally';
import { countsOfAll } from './partColumns';
import { type Gathered, LINES_PER_PART, type PartFound } from './partTypes';

/** A column over all parts. */
export interface MergedColumn {
  readonly moments: Moments;
  readonly extremes: Extremes;
  readonly distinct: Distinct;
  readonly distinctTexts: Distinct;
  readonly texts: 'all' | 'none' | 'some';
  /** Some of its finite values, in no particular order, a part from each reader. */
  readonly samples: readonly Float64Array[];
  /** What each reader counted as planned; undefined where one did not. */
  readonly cells: readonly CellTotals[] | undefined;
}

export interface MergedParts {
  readonly rows: number;
  readonly problems: ProblemLog;
  readonly tallies: readonly ColumnTally[];
  readonly columns: readonly MergedColumn[];
}

/**
 * Puts the first reading together in file order.
 * @param kinds what each column is to be read as, where that was chosen
 * @param firstLine physical line of the first record
 * @param gathered by reader, then column
 */
export function mergeParts(
  kinds: readonly (ChosenKind | undefined)[],
  firstLine: number,
  parts: readonly PartFound[],
  gathered: readonly (readonly Gathered[])[],
  kernel: Pick<Kernel, 'mergedMoments' | 'mergedNumbers' | 'mergedTexts'>,
): MergedParts {
  const firstLines: number[] = [];
  let line = firstLine;
  for (const { lines } of parts) {
    firstLines.push(line);
    line += lines;
  }
  const problems = new ProblemLog();
  for (const [p, part] of parts.entries()) {
    const moved = part.problems.map((problem) => ({ ...problem, line: problem.line + firstLines[p]! }));
    problems.merge({ first: moved, count: part.problemCount });
  }
  const counted = countsOfAll(parts.map(({ columns }) => columns));
  const tallies = kinds.map((kind, column) => {
    const { counts, wordCounts } = counted(column);
    const tally = new ColumnTally(wordCounts.length, kind);
    tally.addCounts(counts, wordCounts);
    for (const [p, { columns }] of parts.entries()) tally.addNoted(columns.noted.get(column), firstLines[p]);
    return tally;
  });
  const moments = kernel.mergedMoments(
    parts.map(({ columns }) => columns.numbers),
    kinds.length,
  );
  return {
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    problems,
    tallies,
    columns: kinds.map((_, column) => ({
      moments: moments[column]!,
      texts: textsCounted(parts.map((part) => part.columns.texts[column]!)),
      ...mergeGathered(
        gathered.map((ofReader) => ofReader[column]!),
        firstLines,
        kernel,
      ),
    })),
  };
}

/** Parts without any cell count as `all`. */
function textsCounted(texts: readonly ('all' | 'none' | 'some')[]): 'all' | 'none' | 'some' {
  const [first = 'all'] = texts;
  return texts.every((text) => text === first) ? first : 'some';
}

function mergeGathered(
  gathered: readonly Gathered[],
  firstLines: readonly number[],
  kernel: Pick<Kernel, 'mergedNumbers' | 'mergedTexts'>,
) {
  const inFile = ({ value, line }: Extreme) => {
    const part = Math.floor(line / LINES_PER_PART);
    return { value, line: line - part * LINES_PER_PART + firstLines[part]! };
  };
  const extremes = gathered
    .flatMap((part) => part.extremes)
    .map(({ lowest, highest }) => ({ lowest: lowest.map(inFile), highest: highest.map(inFile) }));
  return {
    distinct: kernel.mergedNumbers(gathered.map(({ distinct }) => distinct)),
    distinctTexts: kernel.mergedTexts(gathered.map(({ texts }) => texts)),
    extremes: Extremes.of(extremes),
    samples: gathered.map((part) => part.sample),
    cells: everyCells(gathered),
  };
}

function everyCells(gathered: readonly Gathered[]): readonly CellTotals[] | undefined {
  const cells = gathered.flatMap((part) => part.cells ?? []);
  return cells.length === gathered.length ? cells : undefined;
}
