import type { Facts, PassedOverReason, Words } from '@guanjia/domain';
import { eventName } from './event-names.js';

/** A journal row as resolvers answer from it; posts and persons are keys still. */
export interface JournalNode {
  readonly id: string;
  readonly type: string;
  readonly name: Words;
  readonly at: number;
  readonly actorId: string | null;
  readonly caseId: string | null;
  readonly dutyId: string | null;
  readonly callbackId: string | null;
  readonly rule: string | null;
  readonly obligationId: string | null;
  readonly level: number | null;
  readonly toKey: string | null;
  readonly passedOverKeys: readonly string[];
  readonly passedOverBecause: readonly PassedOverReason[];
  readonly personIds: readonly string[];
  readonly note: string | null;
  readonly statedAt: number | null;
  readonly facts: readonly { readonly key: string; readonly value: string }[];
}

export interface StoredJournalRow {
  readonly n: number;
  readonly type: string;
  readonly at: number;
  readonly actor_id: string | null;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly facts: Facts;
  readonly obligation: { readonly id: string; readonly rule: string } | null;
  readonly note: string | null;
}

/** What every statement about the journal selects, for `journal j`. Texts stand beside it, in `case_note` and `duty_note`. */
export const JOURNAL_NODE = /* sql */ `j.n, j.type, (extract(epoch from j.at) * 1000)::int8 as at, j.actor_id, j.subject_kind, j.subject_id, j.facts, j.obligation,
  coalesce((select note.body from case_note note where note.id = (j.facts ->> 'note')::uuid), (select note.body from duty_note note where note.id = (j.facts ->> 'note')::uuid)) as note`;

/** Facts that the entry's own fields say, or that are the product's bookkeeping. */
const NOT_SHOWN = new Set(['note', 'persons', 'passedOver', 'passedBecause', 'version']);

export function journalNode({ n, type, at, actor_id, subject_kind, subject_id, facts, obligation, note }: StoredJournalRow): JournalNode {
  const { level, to, statedAt } = facts;
  return {
    id: String(n),
    type,
    name: eventName(type),
    at,
    actorId: actor_id,
    caseId: subject_kind === 'case' ? subject_id : null,
    dutyId: subject_kind === 'duty' ? subject_id : null,
    callbackId: subject_kind === 'callback' ? subject_id : null,
    rule: obligation?.rule ?? null,
    obligationId: obligation?.id ?? null,
    level: typeof level === 'number' ? level : null,
    toKey: typeof to === 'string' ? to : null,
    passedOverKeys: split(facts['passedOver']),
    // Before there were rosters a post was passed over for one reason.
    passedOverBecause: split(facts['passedBecause'] ?? (facts['passedOver'] as string | undefined)?.replaceAll(/[^,]+/g, 'VACANT')) as PassedOverReason[],
    personIds: split(facts['persons']),
    note,
    statedAt: typeof statedAt === 'number' ? statedAt : null,
    facts: Object.entries(facts).flatMap(([key, value]) => (NOT_SHOWN.has(key) || value === null || value === undefined ? [] : [{ key, value: shown(key, value) }])),
  };
}

function split(list: Facts[string]): string[] {
  return typeof list === 'string' && list !== '' ? list.split(',') : [];
}

/** Moments are numbers in the journal; their facts are named so. */
function shown(key: string, value: string | number | boolean): string {
  return typeof value === 'number' && /(At|From|Deadline|Start|End)$/.test(key) ? new Date(value).toISOString() : String(value);
}
