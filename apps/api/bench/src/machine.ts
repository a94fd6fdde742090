import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import type { BenchServer } from './bench-database.js';

/** Where and when a run was: a figure without it says nothing. */
export function describeRun({ version }: BenchServer): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  const cores = cpus();
  const changed = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ' and changes that are not committed';
  return [
    new Date().toISOString().slice(0, 10),
    `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'})`,
    `${Math.round(totalmem() / 1024 ** 3)} GB`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${version}`,
    `commit \`${git('rev-parse', '--short', 'HEAD')}\`${changed}`,
  ].join(' · ');
}
