/** The scalers as host and webview present them. */
export { scalerLabel, SCALERS, startingChoice } from '../engine/scale/registry';
