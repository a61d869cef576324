/**
 * The globals that every JavaScript host has (Node, web worker, webview) but the ECMAScript library lacks.
 * The engine may use these and no others.
 */
interface TextDecoder {
  readonly encoding: string;
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
declare const TextDecoder: new (
  label?: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => TextDecoder;
interface TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
  encodeInto(source: string, target: Uint8Array): { read: number; written: number };
}
declare const TextEncoder: new () => TextEncoder;
