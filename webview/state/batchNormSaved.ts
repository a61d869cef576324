/** Reads back the layer's settings that an earlier page saved: what does not fit is as at first. */
import type { RunningRule } from '../../src/protocol/datasetApi';
import { INITIAL_SETTINGS, SPEEDS, type BatchNormSettings } from './batchNormSettings';

export function readBatchNormSettings(saved: unknown): BatchNormSettings {
  if (typeof saved !== 'object' || saved === null) return INITIAL_SETTINGS;
  const found = saved as Record<string, unknown>;
  const initial = INITIAL_SETTINGS;
  const number = (key: 'gamma' | 'beta') => (isNumber(found[key]) ? found[key] : initial[key]);
  const whole = (key: 'batchSize' | 'seed' | 'batch' | 'groups', least: number) =>
    isWhole(found[key], least) ? found[key] : initial[key];
  const flag = (key: 'shuffled' | 'dropLast') =>
    typeof found[key] === 'boolean' ? found[key] : initial[key];
  const { columns, epsilon, rule, speed } = found;
  return {
    ...(isNames(columns) && { columns }),
    batchSize: whole('batchSize', 1),
    shuffled: flag('shuffled'),
    seed: whole('seed', 0),
    dropLast: flag('dropLast'),
    gamma: number('gamma'),
    beta: number('beta'),
    epsilon: isNumber(epsilon) && epsilon > 0 ? epsilon : initial.epsilon,
    rule: isRule(rule) ? rule : initial.rule,
    groups: whole('groups', 1),
    batch: whole('batch', 1),
    speed: SPEEDS.find((known) => known === speed) ?? initial.speed,
  };
}

function isRule(value: unknown): value is RunningRule {
  if (typeof value !== 'object' || value === null) return false;
  const { library, momentum } = value as Record<string, unknown>;
  if (library === 'pytorch' && momentum === 'cumulative') return true;
  const known = library === 'pytorch' || library === 'keras';
  return known && isNumber(momentum) && isWeight(momentum);
}

export function isWeight(value: number): boolean {
  return value >= 0 && value <= 1;
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function isWhole(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least;
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
