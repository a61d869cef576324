import { basename, dirname, resolve } from 'node:path';
import { BatchSimulator } from '../engine/batchNorm/view/batchSimulator';
import type { ByteSink, ByteSource } from '../engine/byteSource';
import { formatOfCopy } from '../engine/convert/formatOfCopy';
import { DataError } from '../engine/dataError';
import type { DatasetProfile, ReadOptions, ReadProgress, WriteResult } from '../engine/dataset';
import { fitRecipe } from '../engine/fit/fitRecipe';
import { headOf } from '../engine/headSource';
import { compareColumns } from '../engine/preview/compareColumns';
import { DatasetPreviews, type PreviewSources } from '../engine/preview/datasetPreviews';
import { approximateProfile } from '../engine/profile/approximateProfile';
import { profileDataset } from '../engine/profile/profileDataset';
import type { FitScope, Recipe } from '../engine/recipe';
import { applyScaler, lossyColumns } from '../engine/saved/applyScaler';
import { parseRecipe, recipeText } from '../engine/saved/recipeFile';
import { parseScaler, scalerText } from '../engine/saved/scalerFile';
import { knownColumns } from '../engine/table/knownColumns';
import type { Task } from '../engine/task';
import { writeNormalized } from '../engine/write/writeNormalized';
import { breathe } from '../files/breathe';
import { outputFor, sameForm } from '../files/outputFor';
import { withDataFile } from '../files/withDataFile';
import { withFileTarget } from '../files/withFiles';
import type { DatasetApi, SourceReference, TargetReference } from '../protocol/datasetApi';
import type { CallContext } from '../protocol/rpc';
import { collectingSink } from './collectingSink';
import { DataFiles } from './dataFiles';
import { Lab } from './lab';
import { type OtherThreads, readerCount, withReaders } from './pool';
import { throttled } from './throttled';

/** The last profile, the approximate one for as long as the exact one is not there. */
interface Current {
  readonly source: SourceReference;
  readonly version: string;
  readonly options: ReadOptions;
  readonly profile: DatasetProfile;
  readonly previews: DatasetPreviews;
  readonly simulator: BatchSimulator;
}

/** The calls of {@link DatasetApi} over the engine, for one data file. */
export function createDatasetService(): DatasetApi {
  let current: Current | undefined;
  const lab = new Lab();
  const files = new DataFiles();
  const withSources = <T>(
    known: Pick<Current, 'source' | 'version' | 'profile'>,
    scope: FitScope,
    use: UseSources<T>,
  ) => openSources(files, known, scope, use);

  function profiled(): Current {
    if (!current) throw new Error('expected a profile before this call');
    return current;
  }

  function exactlyProfiled(): Current {
    const known = profiled();
    if (!known.profile.exact) throw new Error('expected the whole file to be read before this call');
    return known;
  }

  return {
    async profile(source, options, context) {
      const started = performance.now();
      const task = taskOf(context);
      const profile = await files.use(source, task, (bytes, path, original) =>
        withOthers(path, async (others) => {
          const keep = (found: DatasetProfile) => {
            // A reading that was given up may end after the next one has begun.
            if (context.signal?.aborted) return;
            const known = { source, version: original.version, profile: found };
            const reading = readingOf(found, options);
            const previews = new DatasetPreviews(found, reading, (scope, use) =>
              withSources(known, scope, use),
            );
            const simulator = new BatchSimulator(reading, (use) =>
              withSources(known, { rows: 'all' }, (sources) => use(sources.source)),
            );
            current = { ...known, options: reading, previews, simulator };
          };
          const approximate = await approximateProfile(bytes, options, task);
          if (approximate) {
            keep(approximate);
            task.onProgress?.({ rows: 0, bytesRead: 0, bytesTotal: bytes.size, approximate });
          }
          const found = await profileDataset(bytes, options, task, others);
          keep(found);
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
      const name = target.kind === 'file' ? basename(target.path) : target.name;
      const asked = format ?? formatOfCopy(name, known.profile);
      const task = taskOf(context);
      return withTarget(target, (sink) =>
        withSources(known, scopeOf(recipe), async ({ source, fitSource }, path, original) => {
          const { options, profile } = known;
          const form = await outputFor(asked, source, original);
          const { result } = await withOthers(path, (others) =>
            writeNormalized(source, options, profile, recipe, sink, task, others, fitSource, form),
          );
          return result;
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
      const result = await withTarget(target, (sink) =>
        files.use(source, taskOf(context), async (bytes, path, original) => {
          const form = await sameForm(bytes, original);
          return withOthers(path, (others) =>
            applyScaler(bytes, options, saved, inverse, sink, taskOf(context), others, form),
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

/** What uses the profiled file. */
type UseSources<T> = (sources: PreviewSources, path: string | undefined, original: ByteSource) => Promise<T>;

/** Opens the profiled file as far as the profile goes, and the other file that is fitted on if there is one. */
function openSources<T>(
  files: DataFiles,
  { source, version, profile }: Pick<Current, 'source' | 'version' | 'profile'>,
  scope: FitScope,
  use: UseSources<T>,
): Promise<T> {
  return files.use(source, { breathe }, async (bytes, path, original) => {
    if (original.version !== version) throw changedSinceRead(bytes.name);
    const profiled = profile.exact ? bytes : headOf(bytes, profile.bytes);
    if (scope.rows !== 'file') return use({ source: profiled }, path, original);
    return withDataFile(fitPath(source, scope.file), { breathe }, (fitSource) =>
      use({ source: profiled, fitSource }, path, original),
    );
  });
}

/** Another file is looked for from where the file is that is scaled. */
function fitPath(source: SourceReference, file: string): string {
  if (source.kind === 'file') return resolve(dirname(source.path), file);
  throw new DataError(
    'invalid-fit',
    `expected rows of ${source.name} itself to fit on, found the file ${file}`,
    {
      hint: 'Files that VS Code reads from elsewhere cannot be fitted on another file.',
    },
  );
}

/** The scalers were fitted to other numbers than would be scaled. */
function changedSinceRead(name: string): DataError {
  return new DataError('changed-while-reading', `${name} changed since it was read`, {
    hint: 'Nothing was written. Read it again.',
  });
}

function taskOf({ signal, onProgress }: CallContext<ReadProgress>): Task<ReadProgress> {
  return { signal, onProgress: throttled(onProgress), breathe };
}

/** Other threads can read files only, not bytes that are here already. */
function withOthers<T>(path: string | undefined, use: (others?: OtherThreads) => Promise<T>): Promise<T> {
  return path === undefined ? use() : withReaders(path, readerCount(), use);
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
