/** The formats that a copy can be written in, for those who meet the engine through the protocol. */
export {
  FORMAT_NAMES,
  formatByName,
  OUTPUT_FORMATS,
  type OutputFormat,
} from '../engine/convert/outputFormat';
