import { pythonFloat, pythonFloats } from '../../export/pythonLiteral';
import { type RunningRule, updateRunning } from '../runningStatistics';
import { requireMoreThanOne } from '../trainMode';
import { batchLines, type ShownBatch, TOLERANCE } from './batchSnippet';

/**
 * A self-contained Python program that runs torch.nn.BatchNorm1d on a batch and asserts the numbers shown. Where Keras's
 * rule was simulated, PyTorch's closest one takes its place and a comment says what differs.
 *
 * @throws {DataError} `batch-of-one`: PyTorch would refuse it
 * @example copyAsPyTorch(shown) // 'import torch\n…'
 */
export function copyAsPyTorch(shown: ShownBatch): string {
  const { batch, lines, settings } = shown;
  requireMoreThanOne(lines.length, batch.number);
  const { rule } = settings;
  const ours = torchRule(rule);
  const after = batch.channels.map((channel) =>
    updateRunning(channel.before, { count: lines.length, ...channel }, ours, batch.number),
  );
  const { rtol, atol } = TOLERANCE;
  const compare = (actual: string, expected: string) =>
    `torch.testing.assert_close(${actual}, ${expected}, rtol=${rtol}, atol=${atol}, equal_nan=True)`;
  return [
    `# Batch ${batch.number} in torch.nn.BatchNorm1d, train mode`,
    'import torch',
    '',
    ...batchLines(shown),
    ...(rule.library === 'keras'
      ? ['# PyTorch takes over the unbiased variance; Keras the biased one.']
      : []),
    `expected_running_mean = ${pythonFloats(after.map(({ mean }) => mean))}`,
    `expected_running_var = ${pythonFloats(after.map(({ variance }) => variance))}`,
    '',
    'def tensor(values):',
    '    return torch.tensor(values, dtype=torch.float64)',
    '',
    `bn = torch.nn.BatchNorm1d(len(columns), eps=${pythonFloat(settings.epsilon)}, momentum=${momentum(rule)}, dtype=torch.float64)`,
    'with torch.no_grad():',
    '    bn.weight.copy_(tensor(gamma))',
    '    bn.bias.copy_(tensor(beta))',
    '    bn.running_mean.copy_(tensor(running_mean))',
    '    bn.running_var.copy_(tensor(running_var))',
    `    bn.num_batches_tracked.fill_(${batch.number - 1})`,
    '    bn.train()',
    '    y = bn(tensor(x))',
    'print(y)',
    'print(bn.running_mean, bn.running_var)',
    compare('y', 'tensor(expected_y)'),
    compare('bn.running_mean', 'tensor(expected_running_mean)'),
    compare('bn.running_var', 'tensor(expected_running_var)'),
    '',
  ].join('\n');
}

function torchRule(rule: RunningRule): RunningRule {
  return rule.library === 'pytorch' ? rule : { library: 'pytorch', momentum: 1 - rule.momentum };
}

/** In PyTorch's terms, as Python. */
function momentum(rule: RunningRule): string {
  if (rule.momentum === 'cumulative') return 'None';
  return rule.library === 'pytorch' ? pythonFloat(rule.momentum) : `1 - ${pythonFloat(rule.momentum)}`;
}
