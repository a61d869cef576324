/** The scalers as host and webview present them. */
export {
  type ParameterDescription,
  parameterOf,
  parametersOf,
  scalerLabel,
  SCALERS,
} from '../engine/scale/registry';
export { isScalerChoice } from '../engine/scale/scalerChoice';
