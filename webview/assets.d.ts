/** Style sheets are bundled by esbuild; importing one adds it to main.css. */
declare module '*.css';
