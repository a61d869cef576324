import type { ByteSource, SourceOrigin } from '../engine/byteSource';
import { WORTH_APPROXIMATING } from '../engine/profile/worthApproximating';
import type { TemporarySink } from './temporaryTarget';

/** Shows what a file was made into so far, while the rest is made. The version of `start` is that of the file. */
export type ShowStart = (start: ByteSource) => Promise<void>;

/** Passes bytes on, and has their start shown once there is enough of it. */
export class StartShowing implements TemporarySink {
  private written = 0;
  private shown = false;
  /** What the bytes are made from; nothing is shown before it is known. */
  origin: SourceOrigin | undefined;

  constructor(
    private readonly sink: TemporarySink,
    private readonly file: Pick<ByteSource, 'name' | 'version'>,
    private readonly show: ShowStart,
  ) {}

  async write(bytes: Uint8Array): Promise<void> {
    await this.sink.write(bytes);
    this.written += bytes.length;
    const { origin, written, sink } = this;
    if (this.shown || !origin || written <= WORTH_APPROXIMATING) return;
    this.shown = true;
    const { name, version } = this.file;
    await this.show({ name, version, origin, size: written, read: (at, target) => sink.read(at, target) });
  }

  read(position: number, target: Uint8Array): number | Promise<number> {
    return this.sink.read(position, target);
  }

  cutOff(length: number): Promise<void> {
    return this.sink.cutOff(length);
  }
}
