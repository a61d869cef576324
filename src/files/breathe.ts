/** Lets pending messages, such as a cancellation, be handled before the next step of long work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
