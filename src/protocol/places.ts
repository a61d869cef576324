/** What places in a file are called, for those who meet the engine through the protocol. */
export { placeIn } from '../engine/placeOf';
