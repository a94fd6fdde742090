import { HANDLING_EVENTS } from '@guanjia/domain';
import type pg from 'pg';

const READ = /* sql */ `
select c.unit_id as "unitId", c.audience, c.historic,
  coalesce((select json_agg(distinct j.actor_id) from journal j where j.subject_id = c.id and j.type = any($2::text[]) and j.actor_id is not null), '[]') as actors, c.owner_person_id as "ownerId",
  coalesce((select json_agg(json_build_object('id', h.id, 'unitId', h.unit_id) order by h.id) from case_household h where h.case_id = c.id), '[]') as households
from service_case c where c.id = $1`;

/** A case beside what its settlement's event says. */
export interface SettledCase {
  readonly unitId: string | null;
  readonly audience: string;
  readonly historic: boolean;
  readonly handledBy: readonly string[];
  /** Of a collective complaint: all of them; each is visited. */
  readonly households: readonly { readonly id: string; readonly unitId: string | null }[];
}

export async function readSettledCase(client: pg.ClientBase, caseId: string): Promise<SettledCase> {
  const { rows } = await client.query<Omit<SettledCase, 'handledBy'> & { actors: string[]; ownerId: string | null }>({ name: 'settled-case', text: READ, values: [caseId, HANDLING_EVENTS] });
  const { actors, ownerId, ...settled } = rows[0]!;
  return { ...settled, handledBy: [...new Set([...actors, ...(ownerId === null ? [] : [ownerId])])].sort() };
}
