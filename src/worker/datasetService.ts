import { basename, dirname, resolve } from 'node:path';
import { BatchSimulator } from '../engine/batchNorm/view/batchSimulator';
import type { ByteSink, ByteSource } from '../engine/byteSource';
import { formatOfCopy } from '../engine/convert/formatOfCopy';
import { requireWritable } from '../engine/convert/requireWritable';
import { DataError } from '../engine/dataError';
import type { DatasetProfile, ReadProgress } from '../engine/dataset';
import type { ReadOptions } from '../engine/readOptions';
import type { WriteResult } from '../engine/write/writeResult';
import { fitRecipe } from '../engine/fit/fitRecipe';
import { inOther, otherReading } from '../engine/fit/otherFile';
import { compareColumns } from '../engine/preview/compareColumns';
import { DatasetPreviews, type PreviewSources } from '../engine/preview/datasetPreviews';
import { approximateProfile } from '../engine/profile/approximateProfile';
import { profileDataset } from '../engine/profile/profileDataset';
import type { FitScope, Recipe } from '../engine/recipe';
import { applyScaler, lossyColumns } from '../engine/saved/applyScaler';
import { requireSameFormat } from '../engine/saved/requireSameFormat';
import { parseRecipe, recipeText } from '../engine/saved/recipeFile';
import { parseScaler, scalerText } from '../engine/saved/scalerFile';
import { knownColumns } from '../engine/table/knownColumns';
import type { Task } from '../engine/task';
import { writeNormalized } from '../engine/write/writeNormalized';
import { breathe } from '../files/breathe';
import { inCopyForm } from '../files/inCopyForm';
import { outputFor, sameForm } from '../files/outputFor';
import type { PreparedFile } from '../files/prepareFile';
import type { Scratch } from '../files/scratch';
import { startInMemory } from '../files/startInMemory';
import { withFileTarget } from '../files/withFiles';
import type { DatasetApi, SourceReference, TargetReference } from '../protocol/datasetApi';
import type { CallContext } from '../protocol/rpc';
import { collectingSink } from './collectingSink';
import { Lab } from './lab';
import { type OtherThreads, readerCount, withReaders } from './pool';
import { PreparedFiles } from './preparedFiles';
import { throttled } from './throttled';

/** The last profile, the approximate one for as long as the exact one is not there. */
interface Current {
  readonly source: SourceReference;
  /** Of the whole file, or of as much as the profile speaks of. */
  readonly file: PreparedFile;
  readonly options: ReadOptions;
  readonly profile: DatasetProfile;
  readonly previews: DatasetPreviews;
  readonly simulator: BatchSimulator;
}

/**
 * The calls of {@link DatasetApi} over the engine, for one data file.
 * @param scratch takes what the file is unpacked into
 */
export function createDatasetService(scratch: Scratch): DatasetApi {
  let current: Current | undefined;
  const files = new PreparedFiles(scratch);
  const fitFiles = new PreparedFiles(scratch);
  const lab = new Lab();

  function profiled(): Current {
    if (!current) throw new Error('expected a profile before this call');
    return current;
  }

  function exactlyProfiled(): Current {
    const known = profiled();
    if (!known.profile.exact) throw new Error('expected the whole file to be read before this call');
    return known;
  }

  /** Opens what was profiled, and the other file that is fitted on if there is one. */
  function withSources<T>(
    { source, file, options }: Pick<Current, 'source' | 'file' | 'options'>,
    scope: FitScope,
    use: (sources: PreviewSources, original: ByteSource) => Promise<T>,
    task: Task<ReadProgress> = { breathe },
  ): Promise<T> {
    return file.use(async (bytes, original) => {
      if (scope.rows !== 'file') return use({ source: bytes }, original);
      const fitted = { kind: 'file', path: fitPath(source, scope.file) } as const;
      const fitFile = await inOther({ name: basename(fitted.path) }, () =>
        fitFiles.prepare(fitted, otherReading(options), task),
      );
      return fitFile.use((fitSource) => use({ source: bytes, fitSource }, original));
    });
  }

  return {
    async profile(source, options, context) {
      const started = performance.now();
      const task = taskOf(context);
      const keep = (found: DatasetProfile, file: PreparedFile) => {
        // A reading that was given up may end after the next one has begun.
        if (context.signal?.aborted) return;
        const reading = readingOf(found, options);
        const known = { source, file, options: reading, profile: found };
        const previews = new DatasetPreviews(found, reading, (scope, use) => withSources(known, scope, use));
        const simulator = new BatchSimulator(reading, (use) =>
          withSources(known, { rows: 'all' }, (sources) => use(sources.source)),
        );
        current = { ...known, previews, simulator };
      };
      let prepared: ReadProgress | undefined;
      const preparing = (progress: ReadProgress) => task.onProgress?.((prepared = progress));
      let shown = false;
      const show = async (start: ByteSource) => {
        const progress = prepared ?? { rows: 0, bytesRead: 0, bytesTotal: start.size };
        const report = ({ head }: ReadProgress) => task.onProgress?.({ ...progress, ...(head && { head }) });
        const approximate = await approximateProfile(start, options, { ...task, onProgress: report });
        if (!approximate) return;
        shown = true;
        keep(approximate, await startInMemory(source, start, approximate.bytes));
        task.onProgress?.({ ...progress, approximate });
      };
      const file = await files.prepare(source, options, { ...task, onProgress: preparing }, show);
      const profile = await file.use((bytes) =>
        withOthers(file.path, async (others) => {
          if (!shown) await show({ ...bytes, version: file.version });
          const found = await profileDataset(bytes, options, task, others);
          keep(found, file);
          return found;
        }),
      );
      return { profile, elapsed: performance.now() - started };
    },

    async previewColumn(index, recipe, context) {
      return await profiled().previews.preview(index, recipe, taskOf(context));
    },

    async compareColumns(recipe, context) {
      const known = profiled();
      return withSources(known, scopeOf(recipe), ({ source, fitSource }) =>
        compareColumns(source, known.options, known.profile, recipe, taskOf(context), fitSource),
      );
    },

    async simulateBatch(question, context) {
      return await profiled().simulator.batch(question, taskOf(context));
    },

    async batchMeanNoise(question, context) {
      return await profiled().simulator.meanNoise(question, taskOf(context));
    },

    async batchSnippet(question, library, context) {
      return await profiled().simulator.snippet(question, library, taskOf(context));
    },

    async write(target, recipe, format, context) {
      const known = exactlyProfiled();
      const name = nameOf(target);
      requireWritable(name, known.profile.file, format ?? undefined);
      const asked = format ?? formatOfCopy(name, known.profile);
      const task = taskOf(context);
      return withTarget(target, (sink) =>
        withSources(known, scopeOf(recipe), async ({ source, fitSource }, original) => {
          const { options, profile } = known;
          const form = await outputFor(asked, source, original);
          return inCopyForm(source, name, asked !== undefined, sink, async (plain) => {
            const { result } = await withOthers(known.file.path, (others) =>
              writeNormalized(source, options, profile, recipe, plain, task, others, fitSource, form),
            );
            return result;
          });
        }),
      );
    },

    async scalerText(recipe, context) {
      const known = exactlyProfiled();
      const { options, profile } = known;
      const { significantDigits } = recipe;
      const table = await withSources(known, scopeOf(recipe), ({ source, fitSource }) =>
        fitRecipe(source, options, profile, recipe, taskOf(context), fitSource),
      );
      return scalerText({
        source: { file: profile.file, rows: profile.rows },
        table,
        columnNames: profile.columns.map(({ name }) => name),
        ...(significantDigits !== undefined && { significantDigits }),
      });
    },

    recipeText(recipe) {
      const { file, rows } = exactlyProfiled().profile;
      return Promise.resolve(recipeText({ recipe, source: { file, rows } }));
    },

    parseRecipe(text, name) {
      return Promise.resolve().then(() => parseRecipe(text, name).recipe);
    },

    async applyScaler(source, options, scaler, inverse, target, context) {
      const saved = parseScaler(scaler.text, scaler.name);
      const task = taskOf(context);
      const name = nameOf(target);
      const file = await files.prepare(source, options, task);
      const result = await withTarget(target, (sink) =>
        file.use(async (bytes, original) => {
          await requireSameFormat(name, bytes, options);
          const form = await sameForm(bytes, original);
          return inCopyForm(bytes, name, false, sink, (plain) =>
            withOthers(file.path, (others) =>
              applyScaler(bytes, options, saved, inverse, plain, task, others, form),
            ),
          );
        }),
      );
      return { ...result, lossyColumns: inverse ? lossyColumns(saved) : [] };
    },

    async train(request, context) {
      const known = exactlyProfiled();
      return withSources(known, { rows: 'all' }, ({ source }) =>
        lab.train({ source, options: known.options, profile: known.profile }, request, context),
      );
    },

    restTraining(resting) {
      lab.setResting(resting);
      return Promise.resolve();
    },

    trainingScript: (key) => Promise.resolve().then(() => lab.script(key)),
  };
}

/** How the profiled part of a file is read once more. */
function readingOf(profile: DatasetProfile, options: ReadOptions): ReadOptions {
  const known = knownColumns(options, profile);
  // The first records of a JSON array are not closed.
  return profile.format === 'json' && !profile.exact ? { ...known, stopAtUnterminatedQuote: true } : known;
}

function scopeOf({ fit = { rows: 'all' } }: Recipe): FitScope {
  return fit;
}

/** Another file is looked for from where the file is that is scaled. */
function fitPath(source: SourceReference, file: string): string {
  if (source.kind === 'file') return resolve(dirname(source.path), file);
  const beside = source.unsaved?.path;
  if (beside !== undefined) return resolve(dirname(beside), file);
  throw new DataError(
    'invalid-fit',
    `expected rows of ${source.name} itself to fit on, found the file ${file}`,
    {
      hint: 'Files that VS Code reads from elsewhere cannot be fitted on another file.',
    },
  );
}

function taskOf({ signal, onProgress }: CallContext<ReadProgress>): Task<ReadProgress> {
  return { signal, onProgress: throttled(onProgress), breathe };
}

/** Other threads can read files only, not bytes that are here already. */
function withOthers<T>(path: string | undefined, use: (others?: OtherThreads) => Promise<T>): Promise<T> {
  return path === undefined ? use() : withReaders(path, readerCount(), use, (ended) => ended);
}

function nameOf(target: TargetReference): string {
  return target.kind === 'file' ? basename(target.path) : target.name;
}

async function withTarget(
  reference: TargetReference,
  use: (sink: ByteSink) => Promise<WriteResult>,
): Promise<WriteResult & { readonly written?: Uint8Array }> {
  switch (reference.kind) {
    case 'file':
      return withFileTarget(reference.path, use);
    case 'bytes': {
      const sink = collectingSink();
      const result = await use(sink);
      return { ...result, written: sink.collected() };
    }
  }
}
