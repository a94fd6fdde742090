import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase, type Database } from '../../database/database.js';
import { startTestApi, type TestApi } from '../../server/testing/test-api.js';
import { fillDemo } from '../fill-demo.js';
import { readGround } from '../ground.js';
import { startDemoLife } from './background.js';
import { readHistory } from './history.js';
import { Simulator } from './simulator.js';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });
const forever = new AbortController().signal;

let api: TestApi;
let database: Database;
beforeAll(async () => {
  api = await startTestApi({ prepare: (services) => fillDemo(services, { history: { days: 10, seed: 'life' } }) });
  database = await openDatabase(api.database.url, { poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await api.end();
});

const troubles: unknown[] = [];
const simulator = async (extras = 0, watched = false) =>
  new Simulator(database, await readGround(database.pool), {
    history: (await readHistory(database.pool))!, extras, watched: () => watched, onTrouble: (trouble) => void troubles.push(trouble),
    onLived: () => {
      api.services.sealer.poke();
      api.services.sweeper.poke();
    },
  });
const rowsOf = async <R extends object>(sql: string, values: unknown[] = []) => (await api.database.pool.query<R>(sql, values)).rows;
/** Connections that hold, or ask for, the right to tell and live. */
const RUNNING = `pg_stat_activity where application_name = 'guanjia demo life' and datname = current_database()`;
const count = async (sql: string, values: unknown[] = []) => (await rowsOf<{ n: number }>(`select count(*)::int as n from ${sql}`, values))[0]!.n;
const forward = (interval: string) => rowsOf('select adjust_clock($1::interval)', [interval]);
/** Cases that came after the company was told. */
const LIVED = `(select c.* from service_case c, demo_history h where c.received_at > h.told_until and exists (select from idempotency i where i.case_id = c.id and i.client_key like 'life-%'))`;
/** Steps that time owes are taken, so that what follows comes after them. */
const swept = async () => {
  await expect.poll(() => count('obligation where next_step_at < app_now()'), { timeout: 60_000 }).toBe(0);
};

describe('the simulator', () => {
  let own: string;

  it('lives what the clock skipped, each matter and act at its own time; time and again adds nothing', async () => {
    const { data } = await (await api.as('reception.1')).graphql('mutation($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id } } }', {
      input: { clientKey: randomUUID(), centreId: (await rowsOf<{ id: string }>('select id from service_centre order by ordinal limit 1'))[0]!.id, kind: 'REPAIR', channel: 'TELEPHONE', matter: '住户自己的事项', placeText: '大门', callerName: '某业主', callerTelephone: '13800001111' },
    });
    own = data.receiveCase.case.id;
    const running = await simulator();
    await running.tick(forever);
    const before = await count(LIVED);
    await forward('2 days');
    await swept();
    expect(await running.tick(forever)).toBeGreaterThan(10);
    const lived = await count(LIVED);
    // Two days of three centres: about 21.
    expect(lived - before).toBeGreaterThan(6);
    expect(await count(`${LIVED} c where c.received_at between app_now() - interval '45 hours' and app_now() - interval '2 hours'`)).toBeGreaterThan(4);
    expect(await count(`${LIVED} c where c.status = 'CLOSED'`)).toBeGreaterThan(2);
    expect(await count(`journal j join ${LIVED} c on c.id = j.subject_id where j.at > app_now() or j.historic`)).toBe(0);
    expect(await running.tick(forever)).toBeLessThan(3);
    expect(troubles).toEqual([]);
  });

  it('of one case nothing stands before what was there', async () => {
    // The order in which a case's events were written is the order of their times; a step that time takes carries its own.
    expect(await count(`(select j.at, lag(j.at) over (partition by subject_id order by n) as before from journal j join ${LIVED} c on c.id = j.subject_id where j.actor_id is not null) o where at < before`)).toBe(0);
  });

  it('another process, or the same after a restart, goes on where it was: nothing twice', async () => {
    const cases = await count(LIVED);
    expect(await (await simulator()).tick(forever)).toBeLessThan(3);
    expect(await count(LIVED)).toBeLessThan(cases + 2);
    expect(await count(`(select client_key from idempotency where client_key like 'life-%' group by 1 having count(*) > 1) twice`)).toBe(0);
  });

  it('does the day’s duties', async () => {
    expect(await count(`journal j, demo_history h where j.type = 'ReceptionAudited' and j.at > h.told_until`)).toBeGreaterThan(1);
  });

  it('leaves people’s own cases alone, and its own from the moment at which somebody acts on one', async () => {
    await forward('6 hours');
    await swept();
    const running = await simulator();
    await running.tick(forever);
    const [open] = await rowsOf<{ id: string; version: number; centre: string }>(
      `select c.id, c.version, centre.ordinal + 1 as centre from ${LIVED} c join service_centre centre on centre.id = c.centre_id where c.status <> 'CLOSED' and c.audience = 'CENTRE' order by c.received_at desc limit 1`,
    );
    const { data } = await (await api.as(`manager.${open!.centre}`)).graphql('mutation($input: AddNoteInput!) { addNote(input: $input) { case { id } refusal { message { en } } } }', {
      input: { clientKey: randomUUID(), caseId: open!.id, version: open!.version, body: '我来处理' },
    });
    expect(data.addNote.case).not.toBeNull();
    const acted = () => count(`idempotency where case_id = $1`, [open!.id]);
    const [before, others] = [await acted(), await count(`idempotency where client_key like 'life-%'`)];
    await forward('5 days');
    await swept();
    await running.tick(forever);
    expect(await count(`idempotency where client_key like 'life-%'`)).toBeGreaterThan(others + 20);
    expect(await acted()).toBe(before);
    expect(await count(`idempotency where case_id = $1`, [own])).toBe(1);
    expect(await count(`idempotency i join service_case c on c.id = i.case_id where i.client_key like 'life-%' and i.client_key not like 'life-%-%-%-%'`)).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('a leap of months is lived for its last two weeks', async () => {
    await forward('90 days');
    await swept();
    await (await simulator()).tick(forever);
    expect(await count(`${LIVED} c where c.received_at between app_now() - interval '89 days' and app_now() - interval '14 days 1 hour'`)).toBe(0);
    expect(await count(`${LIVED} c where c.received_at > app_now() - interval '14 days'`)).toBeGreaterThan(60);
  });

  it('more happens while somebody watches, at its own time only', async () => {
    const extras = () => count(`idempotency where client_key like '%-extra-%'`);
    await (await simulator(900)).tick(forever);
    expect(await extras()).toBe(0);
    // 900 a day and centre: some ten in three minutes of the morning. At night there might be none.
    await rowsOf(`select adjust_clock((date_trunc('day', app_now() at time zone 'Asia/Shanghai') + interval '34 hours') at time zone 'Asia/Shanghai' - app_now())`);
    await (await simulator(900, true)).tick(forever);
    const some = await extras();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(200);
    expect(await count(`service_case c join idempotency i on i.case_id = c.id where i.client_key like '%-extra-%' and c.received_at < app_now() - interval '10 minutes'`)).toBe(0);
  });

  it('visits what was settled by the verbs, each visit by who did not handle it, and leaves alone what people have touched', async () => {
    await expect.poll(() => count('callback where status = $1', ['OPEN']), { timeout: 60_000 }).toBeGreaterThan(3);
    const [touched] = await rowsOf<{ id: string }>(`select id from callback where status = 'OPEN' order by id limit 1`);
    await rowsOf(`insert into idempotency (person_id, client_key, request_hash, callback_id) select id, 'by hand', '-', $1 from person where login = 'supervisor.1'`, [touched!.id]);
    const running = await simulator();
    await forward('8 days');
    await swept();
    await running.tick(forever);
    await running.tick(forever);
    expect(await count(`callback where recorded_at > (select told_until from demo_history)`)).toBeGreaterThan(3);
    expect(await count(`callback where recorded_at is not null and recorded_by = any (array(select jsonb_array_elements_text(facts -> 'handledBy'))::uuid[])`)).toBe(0);
    expect(await count(`callback where id = $1 and status = 'OPEN'`, [touched!.id])).toBe(1);
    expect(await count(`callback where reviewed_at is not null and reviewed_by = recorded_by`)).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('in the background it tells and lives in one process alone, and ends in time', async () => {
    const [one, two] = [startDemoLife(api.services, { simulator: { extras: 0 } }), startDemoLife(api.services, { simulator: { extras: 0 } })];
    await expect.poll(async () => (await readHistory(database.pool))!.nextDay === (await readHistory(database.pool))!.untilDay, { timeout: 60_000 }).toBe(true);
    expect(await count(`pg_locks where locktype = 'advisory' and objid = 4711003 and granted and database = (select oid from pg_database where datname = current_database())`)).toBe(1);
    await forward('1 day');
    const cases = await count(LIVED);
    await expect.poll(() => count(LIVED), { timeout: 60_000 }).toBeGreaterThan(cases);
    await Promise.all([one.stop(), two.stop()]);
    await expect.poll(() => count(RUNNING), { timeout: 30_000 }).toBe(0);
  });

  it('a company that is no demo is left alone', async () => {
    await rowsOf('update company set demo = false');
    await rowsOf('update demo_history set next_day = first_day');
    const looked = vi.spyOn(api.services.log, 'warn');
    const life = startDemoLife(api.services, { simulator: { extras: 0 } });
    // It has looked when the lock was taken and let go of: another can have it, and finds the history untold.
    await expect.poll(() => count(RUNNING), { interval: 2, timeout: 30_000 }).toBe(1);
    await expect.poll(() => count(RUNNING), { timeout: 30_000 }).toBe(0);
    await life.stop();
    expect((await readHistory(database.pool))!.nextDay).toBe((await readHistory(database.pool))!.firstDay);
    expect(looked).not.toHaveBeenCalled();
  });
});
