import type { CaseState, DomainEvent } from '@guanjia/domain';
import { isStep } from './reached-posts.js';

/** A row for the journal, as `jsonb_to_recordset` reads it; `n` and `seq` are the database's. */
export interface NewJournalRow {
  readonly key: string | null;
  readonly type: string;
  readonly actor_id: string | null;
  readonly at: string;
  readonly facts: DomainEvent['facts'];
  readonly obligation: DomainEvent['obligation'] | null;
}

/**
 * A decision's events as journal rows. What time itself did (a fact `stepAt`) has no actor, whoever's verb came by to take it; what a person did carries the
 * version that it made of the case. A step's row stands at the step's own time and under its key, which the sweeper uses too: no step is taken twice.
 */
export function journalRows(events: readonly DomainEvent[], version: number, personId: string | null): NewJournalRow[] {
  return events.map((event) => {
    const byTime = typeof event.facts['stepAt'] === 'number';
    const { obligation } = event;
    return {
      key: obligation && isStep(event) ? `step:${obligation.id}:${obligation.generation}:${obligation.step}` : null,
      type: event.type,
      actor_id: byTime ? null : personId,
      at: new Date(momentOf(event)).toISOString(),
      facts: byTime || personId === null ? event.facts : { ...event.facts, version },
      obligation: obligation ?? null,
    };
  });
}

/** What a board says happened last, and when: the last act or step, not the bookkeeping that followed from it. */
export function lastEventOf(events: readonly DomainEvent[]): { readonly type: string; readonly at: number } | null {
  const last = events.findLast((event) => !event.obligation || isStep(event) || event.type === 'OverdueAcknowledged') ?? events.at(-1);
  return last ? { type: last.type, at: momentOf(last) } : null;
}

/** A step happened at its own time, whoever came by to take it; everything else when it was recorded. */
function momentOf(event: DomainEvent): number {
  const stepAt = event.facts['stepAt'];
  return isStep(event) && typeof stepAt === 'number' ? stepAt : event.at;
}

/** Obligations that a decision made or changed. */
export function changedObligations(before: readonly CaseState['obligations'][number][], after: CaseState['obligations']): CaseState['obligations'] {
  const known = new Set(before);
  return after.filter((obligation) => !known.has(obligation));
}
