/** All commands but `profile`, as a bundle of its own: what most runs do not need takes time to load. */
export { applyCommand } from './applyCommand';
export { batchNormCommand } from './batchNormCommand';
export { normalizeCommand } from './normalizeCommand';
export { trainCommand } from './trainCommand';
