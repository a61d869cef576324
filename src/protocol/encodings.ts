/** Encodings, for those who meet the engine through the protocol. */
export { encodingLabelled, ENCODINGS } from '../engine/encoding/encodingLabel';
