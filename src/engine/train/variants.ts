import { fitMinMaxColumn, fitNothing, fitZScoreColumn, type FitFeature } from './scaleFeatures';

/** How the features are scaled; `recipe` is a way given by the caller. */
export type Scaling = 'raw' | 'minmax' | 'zscore' | 'recipe';

/** A scaling, with or without Batch Normalization in the hidden layers. */
export type VariantId = 'raw' | 'minmax' | 'zscore' | 'recipe' | 'zscore+bn' | 'raw+bn';

export interface Variant {
  readonly scaling: Scaling;
  readonly batchNorm: boolean;
  /** Within a sentence. */
  readonly label: string;
}

/** By name, in the order they are shown. */
export const VARIANTS: Readonly<Record<VariantId, Variant>> = {
  raw: { scaling: 'raw', batchNorm: false, label: 'unscaled' },
  minmax: { scaling: 'minmax', batchNorm: false, label: 'min-max' },
  zscore: { scaling: 'zscore', batchNorm: false, label: 'z-score' },
  recipe: { scaling: 'recipe', batchNorm: false, label: 'the recipe' },
  'zscore+bn': { scaling: 'zscore', batchNorm: true, label: 'z-score + Batch Norm' },
  'raw+bn': { scaling: 'raw', batchNorm: true, label: 'unscaled + Batch Norm' },
};

/** Whether a name is that of a variant; names of inherited properties are none. */
export function isVariant(name: string): name is VariantId {
  return Object.hasOwn(VARIANTS, name);
}

/** The fitting behind a scaling. */
export function fitOf(scaling: Scaling, recipe: FitFeature | undefined): FitFeature {
  switch (scaling) {
    case 'raw':
      return fitNothing;
    case 'minmax':
      return fitMinMaxColumn;
    case 'zscore':
      return fitZScoreColumn;
    case 'recipe':
      if (!recipe) throw new RangeError('expected a recipe for the variant of that name');
      return recipe;
  }
}
