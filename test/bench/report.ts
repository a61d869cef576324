import type { FileId } from './files';
import { FILE_TITLES } from './files';
import type { Measured } from './measure';
import type { Work } from './peers/summary';
import { formatTable } from './table';
import { TARGETS } from './targets';

const HEADER = ['who', 'median s', 'NormScope ÷ it', 'target', '', 'peak MB', 'target MB', ''];

/** One table: everybody's time and memory on one work and one file, beside the targets. */
export function reportTable(work: Work, id: FileId, measured: readonly Measured[]): string {
  const target = TARGETS[work][id];
  const own = measured.find(({ contestant }) => contestant.name === 'NormScope')?.seconds;
  const rows = measured.map(({ contestant: { name }, absent, seconds, megabytes }) => {
    if (seconds === undefined || megabytes === undefined) return [name, absent ?? ''];
    const ratio = name === 'NormScope' || own === undefined ? undefined : own / seconds;
    const memory = name === 'NormScope' ? target?.megabytes : undefined;
    return [
      name,
      seconds.toFixed(seconds < 1 ? 3 : 2),
      ratio?.toFixed(3) ?? '',
      ...verdict(ratio, target?.ratios[name]),
      megabytes.toFixed(0),
      ...verdict(megabytes, memory),
    ];
  });
  return `### ${work} on ${id}: ${FILE_TITLES[id]}\n\n${formatTable(HEADER, rows)}\n`;
}

function verdict(found: number | undefined, target: number | undefined): [string, string] {
  if (target === undefined) return ['', ''];
  return [`≤ ${target}`, found === undefined ? '' : found <= target ? 'met' : 'not met'];
}
