/** Below this, copying is as fast. */
const LARGE = 65_536;

/**
 * The buffers of all large arrays anywhere in a message, each once: for a message whose sender no longer needs them.
 * @example largeBuffers({ value: [new Float64Array(10_000)] }).length; // 1
 */
export function largeBuffers(message: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(message, found);
  return [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof ArrayBuffer) {
    if (value.byteLength >= LARGE) found.add(value);
  } else if (ArrayBuffer.isView(value)) {
    if (value.byteLength >= LARGE) collect(value.buffer, found);
  } else {
    const parts: Iterable<unknown> = value instanceof Map ? value.values() : Object.values(value);
    for (const part of parts) collect(part, found);
  }
}
