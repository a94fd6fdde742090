import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../server/testing/test-api.js';
import { fillDemo } from './fill-demo.js';
import { STORIES } from './stories.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ prepare: (services) => fillDemo(services) });
});
afterAll(() => api.end());

const count = async (sql: string) => (await api.database.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]!.n;

describe('the demo company', () => {
  it('has told every story through the verbs', async () => {
    expect(await count('service_case where not historic')).toBe(STORIES.length);
  });

  it('shows a living board: in time, overdue, escalated, settled, closed', async () => {
    const board = (await (await api.as('gm')).graphql('{ board { cursor counters { open overdue dueSoon receivedToday } rows { number status obligations { rule level dueAt } } } }')).data.board;
    expect(board.counters.open).toBe(await count(`service_case where status <> 'CLOSED'`));
    expect(board.counters.overdue).toBeGreaterThanOrEqual(5);
    expect(board.counters.dueSoon).toBeGreaterThanOrEqual(2);
    expect(board.counters.open - board.counters.overdue).toBeGreaterThanOrEqual(10);
    expect(board.rows.some((row: { status: string }) => row.status === 'SETTLED')).toBe(true);
    expect(await count(`service_case where status = 'CLOSED'`)).toBeGreaterThanOrEqual(4);
  });

  it('every step that was due has been taken once, and reached somebody', async () => {
    await expect.poll(() => count('obligation where next_step_at < app_now()')).toBe(0);
    expect(await count(`journal where type = 'ObligationOverdue'`)).toBeGreaterThanOrEqual(8);
    expect(await count(`journal where type = 'ObligationEscalated'`)).toBeGreaterThanOrEqual(1);
    expect(await count(`journal where type in ('ObligationWarned', 'ObligationOverdue', 'ObligationEscalated') and coalesce(facts->>'persons', '') = ''`)).toBe(0);
    await expect.poll(() => count('journal where seq is null')).toBe(0);
  });

  it('P 4.7–4.8: what passed two days and a week has gone to the supervisor and the manager', async () => {
    expect(await count(`service_case where owner_post = 'CS_SUPERVISOR'`)).toBeGreaterThanOrEqual(2);
    expect(await count(`service_case where owner_post = 'CENTRE_MANAGER'`)).toBeGreaterThanOrEqual(1);
  });

  it('leaves no session open behind it, and a second start tells nothing twice', async () => {
    expect(await count('session where revoked_at is null and last_seen_at < created_at + interval \'1 hour\' and person_id in (select id from person where login like \'reception%\')')).toBe(0);
    await fillDemo(api.services);
    expect(await count('service_case')).toBe(STORIES.length);
  });

  it('somebody is on duty at every desk at any time, now and for weeks, and nobody at two at once', async () => {
    expect(await count(`generate_series(app_now() - interval '6 days', app_now() + interval '50 days', interval '37 minutes') at, service_centre c, unnest('{RECEPTIONIST,DUTY_CLERK,GUARD}'::text[]) of_post
      where not exists (select from duty_shift s join post_holding h on h.person_id = s.person_id and h.post = s.post and h.centre_id = s.centre_id
        where s.centre_id = c.id and s.post = of_post and s.starts_at <= at and s.ends_at > at)`)).toBe(0);
    expect(await count('duty_shift a join duty_shift b on a.person_id = b.person_id and a.id < b.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at')).toBe(0);
    const { data } = await (await api.as('reception.1b')).graphql('{ me { centres { id } } }');
    const { handover } = (await (await api.as('reception.1b')).graphql(`{ handover(centreId: "${data.me.centres[0].id}") { onDuty { post { key } now { until } next { from } } } }`)).data;
    for (const { post, now, next } of handover.onDuty.filter(({ post }: { post: { key: string } }) => ['RECEPTIONIST', 'DUTY_CLERK', 'GUARD'].includes(post.key))) {
      expect([post.key, now.length, next.length]).toEqual([post.key, 1, 1]);
      expect(next[0].from).toBe(now[0].until);
    }
  });

  it('a later start plans on, and nothing twice', async () => {
    const planned = await count('duty_shift');
    await fillDemo(api.services);
    expect(await count('duty_shift')).toBe(planned);
    await api.database.pool.query(`delete from duty_shift where (starts_at at time zone 'Asia/Shanghai')::date > (app_now() at time zone 'Asia/Shanghai')::date + 10`);
    await fillDemo(api.services);
    expect(await count('duty_shift')).toBe(planned);
    expect(await count(`person where login like 'reception.1%'`)).toBe(4);
  });

  it('duties came round and were done: today’s stand on the board, one audit is overdue, one was late, nothing lies in heaps', async () => {
    const { duties } = (await (await api.as('gm')).graphql('{ board { duties { rule periodStart periodEnd obligations { dueAt } } } }')).data.board;
    const now = Date.now();
    const of = (rule: string) => duties.filter((duty: { rule: string }) => duty.rule === rule);
    const overdue = duties.filter((duty: { obligations: { dueAt: string }[] }) => Date.parse(duty.obligations[0]!.dueAt) < now);
    expect(of('FD-03').filter(({ periodStart, periodEnd }: { periodStart: string; periodEnd: string }) => Date.parse(periodStart) <= now && now < Date.parse(periodEnd))).toHaveLength(3);
    expect(overdue.map(({ rule }: { rule: string }) => rule)).toEqual(['FD-03']);
    expect(await count(`obligation where subject_kind = 'duty' and verdict = 'LATE'`)).toBe(1);
    expect(await count(`audited_record`)).toBeGreaterThan(10);
    expect(await count(`duty where fulfilled_at is null`)).toBeLessThan(20);
  });

  it('a receptionist sees her own centre only', async () => {
    const rows = (await (await api.as('reception.2')).graphql('{ board { rows { number } } }')).data.board.rows;
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.every((row: { number: string }) => row.number.startsWith('CX-'))).toBe(true);
  });
});
