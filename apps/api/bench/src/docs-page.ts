import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCS = join(import.meta.dirname, '../../../../docs');

/** Puts a text between the page's markers of this name (`<!-- bench:NAME -->` … `<!-- /bench:NAME -->`). */
export function writeBetweenMarkers(name: string, text: string): void {
  const file = join(DOCS, 'benchmarks.md');
  const page = readFileSync(file, 'utf8');
  const [from, to] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const [start, end] = [page.indexOf(from), page.indexOf(to)];
  if (start === -1 || end < start) throw new Error(`docs/benchmarks.md has no markers ${from} … ${to}`);
  writeFileSync(file, `${page.slice(0, start + from.length)}\n${text.trim()}\n${page.slice(end)}`);
}

export function writeDrawing(name: string, svg: string): void {
  writeFileSync(join(DOCS, name), svg);
}
