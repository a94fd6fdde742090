import { becauseOf } from '../policy/because.js';
import { SHIPPED_POSTS } from '../organisation/posts.js';
import type { Condition, Words } from '../policy/facts.js';
import type { ChecklistStep, Clause, EventPattern, LadderRow, Met, PolicyPack, PolicyRow, QuotaRow } from '../policy/row.js';
import { citation } from '../policy/source-names.js';
import type { Term } from '../policy/term.js';
import { conditionInWords, metInWords, patternInWords } from './condition-in-words.js';
import { factInWords } from './fact-in-words.js';
import { ladderInWords } from './ladder-in-words.js';
import { shareInWords } from './quota-in-words.js';
import { termInWords } from './term-in-words.js';

/** A field that two versions of a row say differently; null: one of them says nothing. */
export interface FieldDifference {
  readonly field: string;
  readonly name: Words;
  readonly before: Words | null;
  readonly after: Words | null;
}

export interface RowDifference {
  readonly key: string;
  readonly name: Words;
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** What changed, in words; all that the row says where it came or went. */
  readonly fields: readonly FieldDifference[];
}

/** Row by row what a later version says otherwise, in the later version's order; removed rows last. Rows that only moved are no difference. */
export function policyDifferences(before: PolicyPack, after: PolicyPack): RowDifference[] {
  const earlier = new Map(before.rows.map((row) => [row.key, row]));
  const later = new Set(after.rows.map((row) => row.key));
  const kept = after.rows.flatMap((row): RowDifference[] => {
    const old = earlier.get(row.key);
    const fields = fieldDifferences(old ?? null, row, before, after);
    return fields.length === 0 ? [] : [{ key: row.key, name: row.name, change: old ? 'CHANGED' : 'ADDED', fields }];
  });
  const removed = before.rows
    .filter((row) => !later.has(row.key))
    .map((row): RowDifference => ({ key: row.key, name: row.name, change: 'REMOVED', fields: fieldDifferences(row, null, before, after) }));
  return [...kept, ...removed];
}

function fieldDifferences(old: PolicyRow | null, row: PolicyRow | null, before: PolicyPack, after: PolicyPack): FieldDifference[] {
  const fields = [...new Set([...Object.keys(FIELD_NAMES), ...Object.keys(row ?? {}), ...Object.keys(old ?? {})])].filter((field) => field !== 'key');
  return fields.flatMap((field) => {
    const was = spoken(field, old, before);
    const is = spoken(field, row, after);
    // Compared as said and as stored: two texts may sound alike in words and still be two rules.
    if (was?.zh === is?.zh && was?.en === is?.en && stored(field, old) === stored(field, row)) return [];
    return [{ field, name: FIELD_NAMES[field] ?? { zh: field, en: field }, before: was, after: is }];
  });
}

const valueOf = (field: string, row: PolicyRow | null): unknown => (row ? (row as unknown as Record<string, unknown>)[field] : undefined);
const stored = (field: string, row: PolicyRow | null): string => JSON.stringify(valueOf(field, row), inKeyOrder) ?? '';

function inKeyOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function spoken(field: string, row: PolicyRow | null, pack: PolicyPack): Words | null {
  // A row without a ladder has the default one, which is something to say.
  if (row?.kind === 'obligation' && field === 'ladder') return ladderInWords(row as { ladder?: readonly LadderRow[] });
  const value = valueOf(field, row);
  if (value === undefined || value === null) return null;
  const say = SPEAKERS[field];
  return say ? say(value as never, pack) : plain(value);
}

const SPEAKERS: Readonly<Record<string, (value: never, pack: PolicyPack) => Words>> = {
  name: (words: Words) => words,
  message: (words: Words) => words,
  because: (because: Words | string) => becauseOf({ because }),
  clauses: (clauses: readonly Clause[]) => ({
    zh: clauses.map((clause) => `${citation(clause)} ${clause.words.zh}`).join('\n'),
    en: clauses.map((clause) => `${citation(clause)} ${clause.words.en}`).join('\n'),
  }),
  term: (term: Term, pack) => termInWords(term, { dayCounting: pack.dayCounting }),
  owedBy: (posts: readonly string[]) => ({ zh: posts.map((post) => postInWords(post).zh).join('、'), en: posts.map((post) => postInWords(post).en).join(', ') }),
  appliesTo: (condition: Condition) => conditionInWords(condition),
  refusedWhen: (condition: Condition) => conditionInWords(condition),
  unless: (condition: Condition) => conditionInWords(condition),
  opensOn: (pattern: EventPattern) => patternInWords(pattern),
  repeatsOn: (pattern: EventPattern) => patternInWords(pattern),
  metBy: (met: Met) => metInWords(met),
  clockFrom: (fact: string) => factInWords(fact),
  steps: (steps: readonly ChecklistStep[]) => ({ zh: steps.map((step) => step.name.zh).join('\n'), en: steps.map((step) => step.name.en).join('\n') }),
  share: (share: QuotaRow['share']) => shareInWords({ share }),
  strength: (strength: 'MUST' | 'SHOULD') => (strength === 'MUST' ? { zh: '必须', en: 'must' } : { zh: '宜', en: 'should' }),
};

/** What a post is called; `CASE_OWNER` is whoever owns the case, a company's own post its key. */
export function postInWords(post: string): Words {
  if (post === 'CASE_OWNER') return { zh: '事项负责岗位', en: 'the post that owns the case' };
  return (SHIPPED_POSTS as Readonly<Record<string, { readonly name: Words }>>)[post]?.name ?? { zh: post, en: post };
}

function plain(value: unknown): Words {
  if (value === true) return { zh: '是', en: 'yes' };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  return { zh: text, en: text };
}

const FIELD_NAMES: Readonly<Record<string, Words>> = {
  name: { zh: '名称', en: 'Name' },
  clauses: { zh: '条款', en: 'Clauses' },
  strength: { zh: '强度', en: 'Strength' },
  term: { zh: '时限', en: 'Limit' },
  clockFrom: { zh: '起算', en: 'Counted from' },
  owedBy: { zh: '责任岗位', en: 'Owed by' },
  ladder: { zh: '督办', en: 'Escalation' },
  appliesTo: { zh: '适用', en: 'Applies when' },
  opensOn: { zh: '开始', en: 'Opens on' },
  metBy: { zh: '完成', en: 'Met by' },
  repeatsOn: { zh: '重新开始', en: 'Owed anew on' },
  everyDays: { zh: '每隔（天）', en: 'Every (days)' },
  sets: { zh: '规定的时间', en: 'Sets the time of' },
  general: { zh: '一般规则', en: 'General rule' },
  steps: { zh: '步骤', en: 'Steps' },
  verb: { zh: '操作', en: 'Act' },
  refusedWhen: { zh: '拒绝条件', en: 'Refused when' },
  unless: { zh: '除非', en: 'Unless' },
  message: { zh: '拒绝说明', en: 'What is said' },
  because: { zh: '理由', en: 'Because' },
  kind: { zh: '种类', en: 'Kind' },
  subject: { zh: '对象', en: 'Subject' },
  counts: { zh: '计数', en: 'Counts' },
  group: { zh: '类别', en: 'Group' },
  share: { zh: '比例', en: 'Share' },
  period: { zh: '周期', en: 'Period' },
  rounding: { zh: '取整', en: 'Rounding' },
};
