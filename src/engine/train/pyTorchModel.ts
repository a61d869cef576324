import type { Initialization } from './initialWeights';
import type { LayerSpec } from './layer';
import type { LossName } from './losses';
import type { OptimizerSpec } from './optimizer';
import { pythonFloat } from '../export/pythonLiteral';

/** A network as PyTorch builds it. */
export function pyTorchModel(layers: readonly LayerSpec[]): string {
  return `torch.nn.Sequential(\n${layers.map((layer) => `    ${moduleOf(layer)},`).join('\n')}\n).double()`;
}

function moduleOf(layer: LayerSpec): string {
  switch (layer.type) {
    case 'linear':
      return `torch.nn.Linear(${layer.inputs}, ${layer.outputs}${layer.bias ? '' : ', bias=False'})`;
    case 'batchNorm': {
      const [eps, momentum] = [layer.epsilon, layer.momentum].map(pythonFloat);
      return `torch.nn.BatchNorm1d(${layer.features}, eps=${eps}, momentum=${momentum})`;
    }
    case 'relu':
      return 'torch.nn.ReLU()';
    case 'tanh':
      return 'torch.nn.Tanh()';
  }
}

/** The optimizer as a Python expression, for a `model` of that name. */
export function pyTorchOptimizer(spec: OptimizerSpec, learningRate: number): string {
  const rate = pythonFloat(learningRate);
  switch (spec.type) {
    case 'sgd':
      return `torch.optim.SGD(model.parameters(), lr=${rate}, momentum=${pythonFloat(spec.momentum)})`;
    case 'adam': {
      const betas = `(${pythonFloat(spec.beta1)}, ${pythonFloat(spec.beta2)})`;
      const eps = pythonFloat(spec.epsilon);
      return `torch.optim.Adam(model.parameters(), lr=${rate}, betas=${betas}, eps=${eps})`;
    }
  }
}

/** The loss as a Python expression. */
export function pyTorchLoss(loss: LossName): string {
  switch (loss) {
    case 'mse':
      return 'torch.nn.MSELoss()';
    case 'bceWithLogits':
      return 'torch.nn.BCEWithLogitsLoss()';
    case 'crossEntropy':
      return 'torch.nn.CrossEntropyLoss()';
  }
}

/** The bound of the first weights of `layer`. */
export function pyTorchBound(scheme: Initialization): string {
  switch (scheme) {
    case 'pytorch':
      return '1 / math.sqrt(layer.in_features)';
    case 'he':
      return 'math.sqrt(6 / layer.in_features)';
    case 'glorot':
      return 'math.sqrt(6 / (layer.in_features + layer.out_features))';
  }
}
