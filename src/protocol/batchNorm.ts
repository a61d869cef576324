/** Formulas of Batch Normalization that the page draws. */
export { meanNoise } from '../engine/batchNorm/meanNoise';
