declare module '*.wasm' {
  /** The module's bytes; esbuild puts them into the bundle. */
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
