import { extendPack } from './extend.js';
import { packShape, rowShape } from './pack-shape.js';
import { SHIPPED_PACKS } from './packs/index.js';
import type { PolicyProblem } from './problem.js';
import { rulesReferredTo } from './references.js';
import type { PolicyPack, PolicyRow } from './row.js';
import { withSteps } from './step-facts.js';
import { meaningProblems } from './row-meaning.js';
import { shapeProblems } from './shape-problems.js';
import { silentSteps } from './silent-steps.js';
import { VOCABULARY, type Vocabulary } from './vocabulary.js';

export interface ValidationWorld {
  /** The packs that the new one may extend. */
  readonly packs?: readonly PolicyPack[];
  /** The words that rows may use; a company with posts of its own adds them. */
  readonly vocabulary?: Vocabulary;
}

/**
 * Reads a pack from outside. Answers the pack, or every mistake that it has, each named by pack, row and field. A row may refer to rules of its
 * own pack (and of the one that it extends) only: a centre may follow another variant of any other area.
 */
export function validatePack(value: unknown, world: ValidationWorld = {}): { readonly pack: PolicyPack } | { readonly problems: readonly PolicyProblem[] } {
  const shaped = packShape.safeParse(value, { reportInput: true });
  const pack = nameOf(value);
  const problems: PolicyProblem[] = shaped.success ? [] : shapeProblems(shaped.error).map(({ field, message }) => ({ pack, row: null, field, message }));
  const vocabulary = withSteps(world.vocabulary ?? VOCABULARY, value, world.packs ?? SHIPPED_PACKS);
  const rows = rowsOf(value).map((row, index) => readRow(row, index, pack, vocabulary, problems));
  problems.push(...doubles(rows, pack));
  if (!shaped.success || rows.some((row) => row === null)) return { problems };

  const read = { ...shaped.data, rows } as PolicyPack;
  const extended = extendPack(read, (world.packs ?? SHIPPED_PACKS).filter((known) => known.key !== read.key));
  problems.push(...extended.problems, ...unknownRules(extended.pack), ...silentSteps(extended.pack));
  return problems.length > 0 ? { problems } : { pack: read };
}

function readRow(value: unknown, index: number, pack: string | null, vocabulary: Vocabulary, problems: PolicyProblem[]): PolicyRow | null {
  const key = nameOf(value) ?? `#${index + 1}`;
  const shaped = rowShape.safeParse(value, { reportInput: true });
  if (!shaped.success) {
    problems.push(...shapeProblems(shaped.error).map(({ field, message }) => ({ pack, row: key, field, message })));
    return null;
  }
  const row = shaped.data as PolicyRow;
  problems.push(...meaningProblems(row, vocabulary).map(({ field, message }) => ({ pack, row: key, field, message })));
  return row;
}

function doubles(rows: readonly (PolicyRow | null)[], pack: string | null): PolicyProblem[] {
  const keys = rows.map((row) => row?.key);
  return rows.flatMap((row, index) =>
    row && keys.indexOf(row.key) < index ? [{ pack, row: row.key, field: 'key', message: { zh: `第 ${index + 1} 行的“${row.key}”重复，行的 key 须唯一。`, en: `Row ${index + 1} repeats the key "${row.key}"; each row needs its own.` } }] : [],
  );
}

function unknownRules(pack: PolicyPack): PolicyProblem[] {
  const rules = new Set(pack.rows.map((row) => row.key));
  return pack.rows.flatMap((row) =>
    rulesReferredTo(row)
      .filter(({ rule }) => !rules.has(rule))
      .map(({ field, rule }) => ({ pack: pack.key, row: row.key, field, message: { zh: `本规程包中没有规则“${rule}”，此条件永远不会成立。`, en: `The pack has no rule "${rule}", so this can never happen.` } })),
  );
}

const rowsOf = (value: unknown): readonly unknown[] => (isObject(value) && Array.isArray(value['rows']) ? value['rows'] : []);
const nameOf = (value: unknown): string | null => (isObject(value) && typeof value['key'] === 'string' && value['key'] !== '' ? value['key'] : null);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
