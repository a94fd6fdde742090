import type pg from 'pg';

/** Of journal rows `j`: the subjects that they are about, and among them homes. */
export const SUBJECTS = /* sql */ `
coalesce(array_agg(distinct j.subject_id), '{}') as subjects, coalesce(array_agg(distinct j.subject_id) filter (where j.subject_kind = 'unit'), '{}') as homes`;

export interface Subjects {
  readonly subjects: string[];
  readonly homes: string[];
}

const OF_HOMES = /* sql */ `
select id from service_case where unit_id = any($1::uuid[])
union select coalesce(case_id, occasion_id) from callback_candidate where unit_id = any($1::uuid[])
union select coalesce(case_id, occasion_id) from callback where unit_id = any($1::uuid[])`;

/** The subjects, and with a home that moved to another building (`HomeMoved`) all that is told about it. */
export async function withThoseOfHomes(client: pg.ClientBase, { subjects, homes }: Subjects): Promise<string[]> {
  if (homes.length === 0) return subjects;
  const { rows } = await client.query<{ id: string }>(OF_HOMES, [homes]);
  return [...subjects, ...rows.map(({ id }) => id)];
}
