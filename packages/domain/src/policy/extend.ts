import type { PolicyPack } from './row.js';
import type { PolicyProblem } from './problem.js';

/**
 * A pack with the rows of the pack that it builds on. Nothing of the base is replaced silently: each replaced row is named in `overrides`,
 * and what is named there must replace something; nothing is left out silently either (`without`). `known`: all packs that may be built on.
 */
export function extendPack(pack: PolicyPack, known: readonly PolicyPack[]): { pack: PolicyPack; problems: readonly PolicyProblem[] } {
  const problems: PolicyProblem[] = [];
  const problem = (row: string | null, field: string, zh: string, en: string) => problems.push({ pack: pack.key, row, field, message: { zh, en } });
  const resolved = resolve(pack, [pack.key]);
  return { pack: resolved, problems };

  function resolve(child: PolicyPack, line: readonly string[]): PolicyPack {
    const named = child.overrides ?? [];
    if (child.extends === undefined) {
      for (const key of named) problem(key, 'overrides', `本规程包未继承任何规程包，无从替换“${key}”。请删除，或填写 extends。`, `The pack extends no other, so "${key}" overrides nothing. Remove it, or say what the pack extends.`);
      for (const key of child.without ?? []) problem(key, 'without', `本规程包未继承任何规程包，无从去掉“${key}”。`, `The pack extends no other, so it cannot leave out "${key}".`);
      return child;
    }
    const parent = known.find((candidate) => candidate.key === child.extends);
    if (!parent) {
      problem(null, 'extends', `找不到规程包“${child.extends}”。`, `There is no pack "${child.extends}".`);
      return child;
    }
    if (line.includes(parent.key)) {
      problem(null, 'extends', `继承成环：${[...line, parent.key].join(' → ')}。`, `Packs extend each other in a circle: ${[...line, parent.key].join(' → ')}.`);
      return child;
    }
    const base = resolve(parent, [...line, parent.key]);
    const own = new Set(child.rows.map((row) => row.key));
    const inherited = new Set(base.rows.map((row) => row.key));
    const without = child.without ?? [];
    for (const key of without) {
      if (!inherited.has(key)) problem(key, 'without', `without 写了“${key}”，但“${base.key}”中没有这一行。`, `"${key}" is left out by without, but "${base.key}" has no such row.`);
      else if (own.has(key)) problem(key, 'without', `“${key}”既写入 without，又有替换它的行；替换请写入 overrides。`, `"${key}" is left out by without and replaced at once; what is replaced is named in overrides.`);
    }
    for (const key of named) {
      if (!inherited.has(key)) problem(key, 'overrides', `overrides 写了“${key}”，但“${base.key}”中没有这一行。`, `"${key}" is named in overrides, but "${base.key}" has no such row.`);
      else if (!own.has(key)) problem(key, 'overrides', `overrides 写了“${key}”，但本规程包没有替换它的行。`, `"${key}" is named in overrides, but the pack brings no row to replace it.`);
    }
    for (const row of child.rows) {
      if (inherited.has(row.key) && !named.includes(row.key)) problem(row.key, 'overrides', `“${row.key}”替换了“${base.key}”的同名行，须写入 overrides。`, `"${row.key}" replaces a row of "${base.key}" and must be named in overrides.`);
    }
    return { ...base, ...child, rows: [...base.rows.filter((row) => !own.has(row.key) && !without.includes(row.key)), ...child.rows] };
  }
}
