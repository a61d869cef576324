/** All commands but `profile`, which is a bundle of its own: what a run does not need would take time to load. */
export { applyCommand } from './applyCommand';
export { batchNormCommand } from './batchNormCommand';
export { normalizeCommand } from './normalizeCommand';
export { trainCommand } from './trainCommand';
