/** The encodings that the page offers. */
export { encodingLabelled, ENCODINGS } from '../engine/encoding/encodingLabel';
