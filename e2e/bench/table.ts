import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { basename } from 'node:path';
import type { FullResult, Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { FIGURE, isMet, type Figure } from './figures.js';

const DOCUMENT = new URL('../../docs/benchmarks.md', import.meta.url);

interface Part {
  readonly name: string;
  readonly title: string;
  /** Of the last minute, when the part began: what else the machine was doing. */
  readonly load: number;
  readonly figures: Figure[];
}

/** Prints the figures as one table and, where BENCH_WRITE is set, puts them into docs/benchmarks.md, each part in its own place. */
export default class Table implements Reporter {
  private readonly parts = new Map<string, Part>();
  private readonly broken: string[] = [];

  onTestBegin(test: TestCase): void {
    const name = basename(test.location.file, '.bench.ts');
    if (!this.parts.has(name)) this.parts.set(name, { name, title: test.parent.title, load: loadavg()[0]!, figures: [] });
    console.log(`… ${name}: ${test.title}`);
  }

  onTestEnd(test: TestCase, { status, errors, annotations }: TestResult): void {
    const part = this.parts.get(basename(test.location.file, '.bench.ts'))!;
    for (const { type, description } of annotations) if (type === FIGURE) part.figures.push(JSON.parse(description!) as Figure);
    if (status !== 'passed' && status !== 'skipped') this.broken.push(`${part.name}: ${test.title}\n${errors.map(({ message, snippet }) => `${message}\n${snippet ?? ''}`).join('\n')}`);
  }

  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onError(error: TestError): void {
    this.broken.push(error.message ?? String(error.value));
  }

  onEnd(): Promise<{ status: FullResult['status'] }> {
    const lines = [...this.parts.values()].flatMap((part) => part.figures.map((one) => [part.name, ...cells(one)]));
    console.log(`\n${when()} · ${machine()}\n`);
    print([['part', 'measure', 'target', 'figure', ''], ...lines]);
    for (const one of this.broken) console.error(`\nnot measured: ${one}`);
    if (process.env['BENCH_WRITE']) this.write();
    return Promise.resolve({ status: this.broken.length > 0 ? 'failed' : 'passed' });
  }

  private write(): void {
    let text = readFileSync(DOCUMENT, 'utf8');
    for (const part of this.parts.values()) {
      if (part.figures.length === 0) continue;
      const [from, to] = [`<!-- bench:ui ${part.name} -->`, `<!-- /bench:ui ${part.name} -->`];
      const block = `${from}\n### \`${part.name}\` – ${part.title}\n${when()} · ${machine()}; load at the beginning ${part.load.toFixed(1)}\n\n| measure | target | figure | |\n|---|---|---|---|\n${part.figures.map((one) => `| ${cells(one).join(' | ')} |`).join('\n')}\n${to}`;
      const [begin, end] = [text.indexOf(from), text.indexOf(to)];
      if (begin < 0 || end < 0) throw new Error(`docs/benchmarks.md has no place for ${part.name}: ${from} … ${to}`);
      text = text.slice(0, begin) + block + text.slice(end + to.length);
    }
    writeFileSync(DOCUMENT, text);
    console.log('\nWritten into docs/benchmarks.md.');
  }
}

function cells(one: Figure): string[] {
  const { what, value, unit, target, note } = one;
  const met = isMet(one);
  const number = Number.isInteger(value) ? String(value) : value.toFixed(value < 1 ? 3 : 1);
  const wanted = target === undefined ? '–' : `${'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`} ${unit}`;
  return [what, wanted.trim(), [number, unit, note && `(${note})`].filter(Boolean).join(' '), met === null ? '' : met ? 'met' : '**missed**'];
}

function print(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd());
}

function when(): string {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ' with changes';
  return `${new Date().toISOString().slice(0, 10)}, commit \`${git('rev-parse', '--short', 'HEAD')}\`${changed}`;
}

const machine = () => `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, Chromium without a graphics processor`;
