const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Bytes that nobody calls text, as text: themselves where they are UTF-8, else how many there are.
 * @example binaryText(Uint8Array.of(0xff, 0)) // '(2 bytes)'
 */
export function binaryText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return `(${bytes.length} bytes)`;
  }
}
