import type { Sweeping } from '../parts/sweeping.js';

/** What a job queue or an ORM's loop does: find one, lock it, change it, write its event, commit. */
export async function rowByRow({ client, query }: Sweeping, rows: number): Promise<number> {
  for (let i = 0; i < rows; i++) {
    await client.query('begin');
    const [row] = await query<{ id: string; subject_id: string; centre_id: string }>({
      name: 'next-due',
      text: 'select id, subject_id, centre_id from obligation where next_step_at < (select app_now()) order by next_step_at limit 1 for update skip locked',
    });
    await query({ name: 'move-one', text: `update obligation set taken = 1, next_step_at = next_step_at + interval '2 days' where id = $1`, values: [row!.id] });
    await query({ name: 'touch-one', text: 'update service_case set version = version + 1 where id = $1', values: [row!.subject_id] });
    await query({
      name: 'tell-one',
      text: `insert into journal (type, subject_kind, subject_id, centre_id, audience, at, facts) values ('ObligationWarned', 'case', $1, $2, 'CENTRE', now(), '{}')`,
      values: [row!.subject_id, row!.centre_id],
    });
    await client.query('commit');
  }
  return rows;
}
