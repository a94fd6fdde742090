import type { DomainEvent } from '@guanjia/domain';
import type pg from 'pg';
import { REACHED } from '../organisation/reached-posts-sql.js';

type Query = pg.ClientBase | pg.Pool;

const WHOM = /* sql */ `
with recursive moment as materialized (select app_now() as now),
wanted as (select distinct post, $2::uuid as centre_id from unnest($1::text[]) post),
${REACHED}
select wanted, post, passed, because, persons from reached`;

interface Reached {
  readonly wanted: string;
  readonly post: string;
  readonly passed: string;
  readonly because: string;
  readonly persons: string;
}

/**
 * Says on each step's event whom it reaches today: `to` the post where somebody is there, `persons` their ids, `passedOver` the posts below it
 * where nobody was, and `passedBecause` why (VACANT, OFF_DUTY, AWAY; in the same order; only where a post was passed over) (law 9).
 * Asks by the sweeper's own statement, so that a step says the same whoever takes it. No steps, no question.
 */
export async function withReachedPosts(client: Query, centreId: string, events: readonly DomainEvent[]): Promise<readonly DomainEvent[]> {
  const posts = new Set(events.filter(isStep).map((event) => String(event.facts['to'])));
  if (posts.size === 0) return events;
  const { rows } = await (client as pg.Pool).query<Reached>({ name: 'reached-posts', text: WHOM, values: [[...posts], centreId] });
  const byPost = new Map(rows.map((row) => [row.wanted, row]));
  return events.map((event) => {
    const reached = isStep(event) ? byPost.get(String(event.facts['to'])) : undefined;
    if (!reached) return event;
    const { post: to, persons, passed: passedOver, because } = reached;
    return { ...event, facts: { ...event.facts, to, persons, passedOver, ...(because !== '' && { passedBecause: because }) } };
  });
}

/** An event of one rung of a ladder. */
export function isStep(event: DomainEvent): boolean {
  return event.obligation?.step !== undefined;
}
