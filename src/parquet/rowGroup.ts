import type { ColumnChunk, CompressionCodec } from 'hyparquet';
import type { ColumnSource, ParquetWriter } from 'hyparquet-writer';
import { writeDoubleChunk } from './doubleChunk';

/**
 * A row group that is written column by column, so that only one column of it is in memory as the library wants it. The
 * library itself takes all columns of a group at once.
 */
export class RowGroup {
  private readonly columns: ColumnChunk[] = [];
  private readonly start: number;
  private uncompressed = 0n;

  constructor(
    private readonly writer: ParquetWriter,
    private readonly rows: number,
  ) {
    this.start = writer.writer.offset;
  }

  /** Writes a column, as the library does. */
  async add(column: ColumnSource): Promise<void> {
    const { writer, rows } = this;
    await writer.write({ columnData: [column], rowGroupSize: rows });
    // It makes a group of each call.
    const group = writer.row_groups.pop();
    writer.num_rows -= BigInt(rows);
    for (const chunk of group?.columns ?? []) this.note(chunk);
  }

  /** Writes a column of doubles that may be null, NaN for those that are. */
  async addDoubles(name: string, values: Float64Array, codec: CompressionCodec): Promise<void> {
    const { writer } = this;
    const written = writeDoubleChunk(writer.writer, name, values, codec, writer.compressors);
    writer.pendingIndexes.push(written);
    this.note(written.chunk);
    await writer.writer.flush?.();
  }

  /** After the last column. */
  end(): void {
    const { writer, rows, columns } = this;
    writer.num_rows += BigInt(rows);
    writer.row_groups.push({
      columns,
      total_byte_size: this.uncompressed,
      num_rows: BigInt(rows),
      total_compressed_size: BigInt(writer.writer.offset - this.start),
    });
  }

  private note(chunk: ColumnChunk): void {
    this.columns.push(chunk);
    this.uncompressed += chunk.meta_data?.total_uncompressed_size ?? 0n;
  }
}
