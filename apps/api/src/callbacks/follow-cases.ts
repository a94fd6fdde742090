import type { CallbackState, Facts, Instant } from '@guanjia/domain';
import { inTransaction, nextStepAt, persist, type Desk } from '../cases/carry-out.js';
import { followCase, type CaseEvent } from './follow-case.js';

/** Rows of the journal that are looked through at once. */
const BATCH = 500;

/** What may make a visit owed, take one back, or change what it is about. */
export const FOLLOWED = ['CaseSettled', 'CaseReopened', 'CaseCancelled', 'CaseMerged', 'CaseClassified', 'CaseMarkedConfidential', 'CaseUnmarkedConfidential'] as const;

/**
 * Takes the next sealed rows and moves the cursor; what they lead to is written in the same transaction, so that each is followed once, whatever dies. A cursor that
 * another process holds is left to it. History (imported, or told of the past) has no visits, or its own.
 */
const NEXT = /* sql */ `
with place as materialized (select seq from callback_cursor for update skip locked),
batch as materialized (
  select j.seq, j.type, j.subject_kind, j.subject_id, j.centre_id, j.actor_id, j.at, j.facts, j.historic from journal j where j.seq > (select seq from place) order by j.seq limit ${BATCH}
), moved as (
  update callback_cursor set seq = (select max(seq) from batch) where exists (select from batch)
)
select (select count(*) from batch)::int as read, coalesce((
  select json_agg(json_build_object('seq', seq, 'type', type, 'caseId', subject_id, 'centreId', centre_id, 'actorId', actor_id, 'at', (extract(epoch from at) * 1000)::int8, 'facts', facts) order by seq)
  from batch where subject_kind = 'case' and type = any($1::text[]) and not historic), '[]') as events`;

interface Batch {
  readonly read: number;
  readonly events: readonly { readonly seq: number; readonly type: string; readonly caseId: string; readonly centreId: string; readonly actorId: string | null; readonly at: Instant; readonly facts: Facts }[];
}

/**
 * Follows the journal up to its head, in sealed order: what was settled becomes a row of its month, and a visit where it is owed or drawn. Any number of processes
 * side by side. A process that is dead only delays. Answers how many events led somewhere.
 */
export async function followCases(desk: Desk): Promise<number> {
  let followed = 0;
  for (;;) {
    const { read, events } = await persist(() =>
      inTransaction<Batch>(desk, async (client) => {
        const { rows } = await client.query<Batch>({ name: 'follow-cases', text: NEXT, values: [FOLLOWED] });
        const batch = rows[0]!;
        const opened: CallbackState[] = [];
        for (const event of batch.events) opened.push(...(await followCase(desk, client, event as CaseEvent)));
        if (batch.events.length === 0) return { answer: batch };
        const steps = opened.flatMap((state) => nextStepAt(state) ?? []);
        return { answer: batch, wake: { nextStepAt: steps.length === 0 ? null : Math.min(...steps), now: Math.max(...batch.events.map(({ at }) => at)) } };
      }),
    );
    followed += events.length;
    if (read < BATCH) return followed;
  }
}
