import { memorySource, type ByteSink, type ByteSource } from '../engine/byteSource';
import { DataError } from '../engine/dataError';
import type { DatasetProfile, ReadOptions, ReadProgress, WriteResult } from '../engine/dataset';
import { approximateProfile } from '../engine/profile/approximateProfile';
import { profileDataset } from '../engine/profile/profileDataset';
import { previewColumn } from '../engine/scale/previewColumn';
import type { Task } from '../engine/task';
import { writeNormalized } from '../engine/write/writeNormalized';
import { withFileSource, withFileTarget } from '../files/withFiles';
import type { DatasetApi, SourceReference, TargetReference } from '../protocol/datasetApi';
import { breathe } from '../files/breathe';
import type { CallContext } from '../protocol/rpc';
import { type OtherThreads, readerCount, withReaders } from './pool';
import { collectingSink } from './collectingSink';
import { throttled } from './throttled';

/** The calls of {@link DatasetApi} over the engine, for one data file. */
export function createDatasetService(): DatasetApi {
  /** The last profile, the approximate one for as long as the exact one is not there. */
  let current:
    { source: SourceReference; version: string; options: ReadOptions; profile: DatasetProfile } | undefined;

  function profiled() {
    if (!current) throw new Error('expected a profile before this call');
    return current;
  }

  return {
    async profile(source, options, context) {
      const started = performance.now();
      const profile = await withSource(source, (bytes) =>
        withOthers(source, async (others) => {
          const task = taskOf(context);
          const keep = (found: DatasetProfile) => {
            // A reading that was given up may end after the next one has begun.
            if (context.signal?.aborted) return;
            current = { source, version: bytes.version, options, profile: found };
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

    previewColumn(index, choice) {
      const column = profiled().profile.columns[index];
      if (!column) return Promise.reject(new Error(`no column at index ${index}`));
      return Promise.resolve(previewColumn(column, choice));
    },

    async write(target, recipe, context) {
      const { source, version, options, profile } = profiled();
      if (!profile.exact) throw new Error('expected the whole file to be read before it is written');
      const task = taskOf(context);
      return withTarget(target, (sink) =>
        withSource(source, async (bytes) => {
          if (bytes.version !== version) throw changedSinceRead(bytes.name);
          return await withOthers(source, (others) =>
            writeNormalized(bytes, options, profile, recipe, sink, task, others),
          );
        }),
      );
    },
  };
}

/** The scalers were fitted to other numbers than would be scaled. */
function changedSinceRead(name: string): DataError {
  return new DataError('changed-while-reading', `${name} changed since it was read`, {
    hint: 'Nothing was written. Read it again, then write.',
  });
}

function taskOf({ signal, onProgress }: CallContext<ReadProgress>): Task<ReadProgress> {
  return { signal, onProgress: throttled(onProgress), breathe };
}

/** Other threads can open files only, not bytes that are here already. */
function withOthers<T>(reference: SourceReference, use: (others?: OtherThreads) => Promise<T>): Promise<T> {
  return reference.kind === 'file' ? withReaders(reference.path, readerCount(), use) : use();
}

function withSource<T>(reference: SourceReference, use: (source: ByteSource) => Promise<T>): Promise<T> {
  switch (reference.kind) {
    case 'file':
      return withFileSource(reference.path, use);
    case 'bytes':
      return use(memorySource(reference.name, reference.bytes));
  }
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
