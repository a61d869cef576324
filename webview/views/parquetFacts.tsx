/** The chips of a Parquet file: it says itself how it is to be read. */
import type { VNode } from 'preact';
import type { ParquetFacts } from '../../src/protocol/datasetApi';
import { formatCount } from '../format';

export function parquetFacts({ codecs, rowGroups }: ParquetFacts): readonly VNode[] {
  return [
    <span key="format" class="chip" title="Parquet says itself what its columns are.">
      <i>Format</i> Parquet
    </span>,
    <span key="codec" class="chip" title="How the columns are compressed.">
      <i>Codec</i> {codecs.join(', ') || 'none'}
    </span>,
    <span key="row-groups" class="chip" title="The file is read a row group at a time.">
      <i>Row groups</i> {formatCount(rowGroups)}
    </span>,
  ];
}
