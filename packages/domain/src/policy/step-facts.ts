import { z } from 'zod';
import type { Words } from './facts.js';
import type { PolicyPack, PolicyRow } from './row.js';
import type { KnownFact, Vocabulary } from './vocabulary.js';

/** What of a pack that nobody has read yet names steps: a mistake elsewhere must not make every fact `step.…` unknown too. */
const stepsShape = z.object({
  extends: z.string().optional().catch(undefined),
  rows: z.array(z.object({ steps: z.array(z.object({ key: z.string(), name: z.object({ zh: z.string(), en: z.string() }) })).catch([]) }).catch({ steps: [] })).catch([]),
});

/** The words of a pack's rows with the moments of the steps that its own checklists, and those of the packs it builds on, declare. */
export function withSteps(vocabulary: Vocabulary, pack: unknown, known: readonly PolicyPack[]): Vocabulary {
  const read = stepsShape.safeParse(pack);
  if (!read.success) return vocabulary;
  const steps = [...read.data.rows.flatMap((row) => row.steps), ...stepsOfBases(read.data.extends, known)];
  if (steps.length === 0) return vocabulary;
  return { ...vocabulary, caseFacts: { ...vocabulary.caseFacts, ...Object.fromEntries(steps.map(({ key, name }) => [`step.${key}`, recorded(name)])) } };
}

function stepsOfBases(key: string | undefined, known: readonly PolicyPack[]): { readonly key: string; readonly name: Words }[] {
  // Bases that extend each other in a circle are said elsewhere; here each pack is looked at once.
  const seen = new Set<string>();
  const steps: { readonly key: string; readonly name: Words }[] = [];
  for (let next = key; next !== undefined && !seen.has(next); ) {
    seen.add(next);
    const base = known.find((pack) => pack.key === next);
    steps.push(...(base?.rows ?? []).flatMap(stepsOf));
    next = base?.extends;
  }
  return steps;
}

function stepsOf(row: PolicyRow) {
  return row.kind === 'checklist' ? row.steps : [];
}

function recorded({ zh, en }: Words): KnownFact {
  return { name: { zh: `记录“${zh}”的时间`, en: `Recorded: ${en}` }, values: 'MOMENT' };
}
