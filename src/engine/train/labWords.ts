import { captionCount } from '../scale/captionNumber';
import type { Experiment } from './experiment';
import type { LabTarget } from './labTarget';

/** `3 classes`, or `a quantity`. */
export function targetText(target: LabTarget): string {
  return target.task === 'regression' ? 'a quantity' : `${captionCount(target.classes.length)} classes`;
}

/**
 * The sizes of the layers and what is between them.
 * @example layersText(experiment); // '13-32-32-3, ReLU'
 */
export function layersText({ data, settings, outputs }: Pick<Experiment, 'data' | 'settings' | 'outputs'>) {
  const { hidden, activation } = settings;
  const sizes = [data.features.length, ...hidden, outputs].join('-');
  return hidden.length === 0 ? `${sizes}, linear` : `${sizes}, ${activation === 'relu' ? 'ReLU' : 'tanh'}`;
}
