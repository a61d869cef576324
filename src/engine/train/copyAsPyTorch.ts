import { layersOfVariant, type Experiment, type RunKey } from './experiment';
import {
  featureLiteral,
  numberList,
  readingLines,
  scalingLines,
  targetLines,
  type PyTorchSource,
} from './pyTorchData';
import { pythonList, pythonString } from '../export/pythonLiteral';
import { pyTorchBound, pyTorchLoss, pyTorchModel, pyTorchOptimizer } from './pyTorchModel';
import { recipeLines } from './pyTorchRecipe';
import { batchSeedOf, weightSeedOf } from './seedSetup';
import { VARIANTS } from './variants';

/**
 * A Python script that does one run again, with pandas and PyTorch, in double precision: the same rows, split, scaling, first
 * weights and batches (the script has the same generator of random numbers), so the same losses up to rounding.
 *
 * @example copyAsPyTorch(experiment, { variant: 'zscore', seed: 1, learningRate: 0.1 }, source);
 */
export function copyAsPyTorch(experiment: Experiment, key: RunKey, source: PyTorchSource): string {
  const { data, settings } = experiment;
  const setup = experiment.seeds.find(({ seed }) => seed === key.seed);
  if (!setup) throw new RangeError(`expected a seed of the experiment, found ${key.seed}`);
  const { scaling } = VARIANTS[key.variant];
  const recipe = scaling === 'recipe' ? recipeLines(setup.samples.recipe?.fitted ?? []) : undefined;
  const imports = ['math', ...(recipe?.imports.includes('statistics') ? ['statistics'] : [])];
  const libraries = [...(recipe?.imports.includes('numpy') ? ['numpy'] : []), 'pandas', 'torch'];
  const importLines = (names: readonly string[]) => names.map((name) => `import ${name}`).join('\n');
  const perClass = experiment.loss === 'crossEntropy';
  return `# One training run of NormScope as a PyTorch script.
${importLines(imports)}

${importLines(libraries)}

FILE = ${pythonString(source.file)}
TARGET = ${pythonString(data.target.name)}
# Name of each input, and the text for which a 0/1 column is 1.
FEATURES = ${pythonList(data.features.map(featureLiteral))}
# Positions among the rows used, in the order that they were drawn in.
TRAINING = ${numberList(setup.split.training)}
VALIDATION = ${numberList(setup.split.validation)}
EPOCHS = ${settings.epochs}
BATCH = ${settings.batchSize}

${readingLines(data, source)}

# Inputs${scaling === 'raw' ? ', as they are' : ', scaled by what the training rows say'}.
cells = [
    (frame[name] if label is None else frame[name].str.strip() == label).to_numpy(dtype="float64")
    for name, label in FEATURES
]
${recipe ? `${recipe.lines}\n` : ''}x = torch.stack([torch.tensor(column) for column in cells], dim=1)
${scalingLines(scaling, data)}
${targetLines(data, perClass)}
x_training, x_validation = x[TRAINING], x[VALIDATION]
y_training, y_validation = y[TRAINING], y[VALIDATION]


def random_numbers(seed):
    """Uniform numbers in [0, 1): mulberry32."""
    state = seed
    while True:
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        bits = ((state ^ state >> 15) * (state | 1)) & 0xFFFFFFFF
        bits ^= (bits + (bits ^ bits >> 7) * (bits | 61)) & 0xFFFFFFFF
        yield (bits ^ bits >> 14) / 4294967296


model = ${pyTorchModel(layersOfVariant(experiment, key.variant))}

random = random_numbers(${weightSeedOf(key.seed)})


def draw(count, bound):
    return torch.tensor([(2 * next(random) - 1) * bound for _ in range(count)], dtype=torch.float64)


with torch.no_grad():
    for layer in model:
        if isinstance(layer, torch.nn.Linear):
            bound = ${pyTorchBound(settings.initialization)}
            layer.weight.copy_(draw(layer.weight.numel(), bound).view_as(layer.weight))
${biasLines(settings.initialization === 'pytorch')}

loss_of = ${pyTorchLoss(experiment.loss)}
optimizer = ${pyTorchOptimizer(settings.optimizer, key.learningRate)}

random = random_numbers(${batchSeedOf(key.seed)})
order = list(range(len(TRAINING)))
for epoch in range(EPOCHS + 1):
    if epoch > 0:
        model.train()
        for i in range(len(order) - 1, 0, -1):
            j = int(next(random) * (i + 1))
            order[i], order[j] = order[j], order[i]
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            # A single row has no variance; it waits for another epoch.
            if len(batch) < 2:
                continue
            optimizer.zero_grad()
            loss_of(model(x_training[batch]), y_training[batch]).backward()
            optimizer.step()
    model.eval()
    with torch.no_grad():
        training_loss = loss_of(model(x_training), y_training).item()
        validation_loss = loss_of(model(x_validation), y_validation).item()
    print(f"epoch {epoch}: training loss {training_loss:.6g}, validation loss {validation_loss:.6g}")
`;
}

function biasLines(drawn: boolean): string {
  const indent = ' '.repeat(12);
  const lines = drawn
    ? [
        '# Drawn also where there is none, so that every variant starts from the same weights.',
        'bias = draw(layer.out_features, bound)',
        'if layer.bias is not None:',
        '    layer.bias.copy_(bias)',
      ]
    : ['if layer.bias is not None:', '    layer.bias.zero_()'];
  return lines.map((line) => `${indent}${line}`).join('\n');
}
