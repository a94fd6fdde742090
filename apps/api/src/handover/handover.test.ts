import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';

let api: TestApi;
let desk: TestClient;
let clerk: TestClient;
let supervisor: TestClient;
let elsewhere: TestClient;
let centreId: string;
beforeAll(async () => {
  api = await startTestApi();
  [desk, clerk, supervisor, elsewhere] = await Promise.all(['reception.1', 'duty.1', 'supervisor.1', 'reception.2'].map((login) => api.as(login))) as [TestClient, TestClient, TestClient, TestClient];
  centreId = (await desk.graphql('{ serviceCentres { id } }')).data.serviceCentres[0].id;
});
afterAll(() => api.end());

const SHOWN = `id coversFrom coversUntil handedOverAt handedOverBy { id name { zh } } signedAt signedBy { id }
  onDuty { post { key } rostered now { person { id } acting away from until } next { person { id } } }
  log { case { id number matter callerTelephoneMasked } received status owner { key } acts { type note actor { id } } }
  open { case { id number } status owner { key } promised { zh } dueAt owedBy { key } agreedReplyAt }
  notes { body author { id } }`;
const RESULT = `handover { ${SHOWN} } refusal { message { zh en } }`;

const running = async (who = desk, id: string | null = null) => who.graphql(`query ($centreId: ID!, $id: ID) { handover(centreId: $centreId, id: $id) { ${SHOWN} } }`, { centreId, id });
const list = async (who = desk) => (await who.graphql('query ($centreId: ID!) { handovers(centreId: $centreId) { totalCount edges { node { id signedBy { id } } } } }', { centreId })).data.handovers;
const handOver = (who: TestClient, clientKey: string = randomUUID(), centre = centreId) =>
  who.graphql(`mutation ($input: HandOverInput!) { handOver(input: $input) { ${RESULT} } }`, { input: { clientKey, centreId: centre } });
const sign = (who: TestClient, handoverId: string, clientKey: string = randomUUID()) =>
  who.graphql(`mutation ($input: SignHandoverInput!) { signHandover(input: $input) { ${RESULT} } }`, { input: { clientKey, handoverId } });
const note = (who: TestClient, body: string, clientKey: string = randomUUID(), centre = centreId) =>
  who.graphql(`mutation ($input: WriteHandoverNoteInput!) { writeHandoverNote(input: $input) { ${RESULT} } }`, { input: { clientKey, centreId: centre, body } });

async function receive(matter: string): Promise<{ id: string; version: number }> {
  const { data } = await desk.graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id version } refusal { message { en } } } }', {
    input: { clientKey: randomUUID(), centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter, description: '', placeText: '南门', callerName: '郑女士', callerTelephone: '13800135678' },
  });
  return data.receiveCase.case;
}
/** Judges the complaint and settles it. */
async function settle({ id, version }: { id: string; version: number }, result: string): Promise<void> {
  const verb = async (name: string, type: string, input: object) => {
    const { data } = await supervisor.graphql(`mutation ($input: ${type}!) { done: ${name}(input: $input) { case { version } refusal { message { en } } } }`, { input: { clientKey: randomUUID(), caseId: id, ...input } });
    expect(data.done.refusal).toBeNull();
    return data.done.case;
  };
  const classified = await verb('classifyCase', 'ClassifyCaseInput', { version, kind: 'COMPLAINT', basis: 'CORRECTION', validity: 'INVALID', urgent: false });
  await verb('settleCase', 'SettleCaseInput', { version: classified.version, result });
}
const journal = async (type: string) => (await api.database.pool.query('select subject_id, audience, facts, centre_id from journal where type = $1 order by n', [type])).rows;

describe('CP-33, CP-39: the duty log is filled from the journal, and handed over', () => {
  it('every complaint that was received stands in it at once, with its outcome once it has one', async () => {
    const lift = await receive('电梯困人');
    const noise = await receive('装修噪音');
    await settle(noise, '已劝阻，业主满意');
    await expect.poll(async () => (await running()).data.handover.log.at(-1)?.acts.map(({ type }: { type: string }) => type) ?? []).toContain('CaseSettled');
    const { log, open } = (await running()).data.handover;
    expect(log.map((line: { case: { matter: string }; received: boolean; status: string }) => [line.case.matter, line.received, line.status])).toEqual([['电梯困人', true, 'RECEIVED'], ['装修噪音', true, 'SETTLED']]);
    expect(log[1].acts.find(({ type }: { type: string }) => type === 'CaseSettled')).toMatchObject({ note: '已劝阻，业主满意' });
    expect(log[0].case.callerTelephoneMasked).toBe('138****5678');
    const matter = open.find((line: { case: { id: string } }) => line.case.id === lift.id);
    expect(matter).toMatchObject({ status: 'RECEIVED', owner: { key: 'RECEPTIONIST' } });
    expect(matter.promised.zh).not.toBe('');
    expect(Date.parse(matter.dueAt)).toBeGreaterThan(0);
    expect(matter.owedBy.length).toBeGreaterThan(0);
  });

  it('who is on duty per post: without a roster, its holders', async () => {
    const me = (await desk.graphql('{ me { id } }')).data.me.id;
    const { onDuty } = (await running()).data.handover;
    expect(onDuty.find(({ post }: { post: { key: string } }) => post.key === 'RECEPTIONIST')).toMatchObject({ rostered: false, now: [{ person: { id: me }, from: null, away: false }], next: [] });
  });

  it('the leaving shift hands over; what it showed is frozen; another person signs; the next shift begins there', async () => {
    await note(desk, '3 栋水泵 22:00 复查');
    const before = (await running()).data.handover;
    const { handover, refusal } = (await handOver(desk)).data.handOver;
    expect(refusal).toBeNull();
    expect(handover).toMatchObject({ log: before.log, open: before.open, notes: [{ body: '3 栋水泵 22:00 复查' }], signedAt: null });
    // Meanwhile things go on.
    const open = before.open[0].case.id;
    const { data } = await desk.graphql('query ($id: ID!) { case(id: $id) { id version } }', { id: open });
    await settle(data.case, '修好了');
    expect((await running(clerk, handover.id)).data.handover.open.map((line: { status: string }) => line.status)).toEqual(before.open.map((line: { status: string }) => line.status));
    const signed = (await sign(clerk, handover.id)).data.signHandover;
    expect(signed.refusal).toBeNull();
    expect(signed.handover.signedBy.id).toBe((await clerk.graphql('{ me { id } }')).data.me.id);
    await expect.poll(async () => (await running()).data.handover.log.map((line: { received: boolean; acts: { type: string }[] }) => [line.received, line.acts.map(({ type }) => type)]))
      .toEqual([[false, ['CaseClassified', 'CaseSettled']]]);
    const next = (await running()).data.handover;
    expect(next.coversFrom).toBe(handover.handedOverAt);
    expect(next.notes).toEqual([]);
    expect(await list()).toMatchObject({ totalCount: 1, edges: [{ node: { id: handover.id, signedBy: signed.handover.signedBy } }] });
  });

  it('each is in the journal, without a word of anybody’s', async () => {
    expect(await journal('HandedOver')).toMatchObject([{ audience: 'CENTRE', centre_id: centreId, facts: { log: 2, open: 2, notes: 1 } }]);
    expect(await journal('HandoverSigned')).toHaveLength(1);
    expect(JSON.stringify(await journal('HandoverNoteWritten'))).not.toContain('水泵');
  });
});

describe('law 10: nobody signs for their own shift, and a signature comes once', () => {
  let id: string;
  it('who handed over is refused', async () => {
    id = (await handOver(desk)).data.handOver.handover.id;
    expect((await sign(desk, id)).data.signHandover).toEqual({ handover: null, refusal: { message: { zh: '交班人不能为自己签收，请由接班人签收。', en: 'Who hands over cannot sign for it. Have the next shift sign.' } } });
  });

  it('while it waits, nobody hands over again', async () => {
    expect((await handOver(clerk)).data.handOver.refusal.message.zh).toBe('上一次交接班还没有签收。请先由接班人签收，再交班。');
  });

  it('the same submission again is the same signature; a second person is refused', async () => {
    const key = randomUUID();
    const answers = await Promise.all([sign(clerk, id, key), sign(clerk, id, key), sign(clerk, id, key)]);
    expect(answers.map(({ data }) => data.signHandover.refusal)).toEqual([null, null, null]);
    expect((await sign(supervisor, id)).data.signHandover.refusal.message.en).toBe('This hand-over has been signed already.');
    expect((await sign(clerk, id)).data.signHandover.refusal.message.en).toBe('This hand-over has been signed already.');
    expect((await journal('HandoverSigned')).filter(({ subject_id }) => subject_id === id)).toHaveLength(1);
  });

  it('signed fifty times at once with one key it is signed once, and all fifty are told so', async () => {
    const { handover } = (await handOver(desk)).data.handOver;
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => sign(clerk, handover.id, key)));
    expect(answers.map(({ data }) => data?.signHandover.refusal)).toEqual(Array(50).fill(null));
    expect(new Set(answers.map(({ data }) => data.signHandover.handover.signedAt)).size).toBe(1);
    expect((await journal('HandoverSigned')).filter(({ subject_id }) => subject_id === handover.id)).toHaveLength(1);
  });

  it('one key for two hand-overs at the same moment signs one of them; the other is told that the key is used', async () => {
    const [gm, deputy] = await Promise.all([api.as('gm'), api.as('deputy')]);
    const centres: string[] = (await gm.graphql('{ serviceCentres { id } }')).data.serviceCentres.slice(0, 2).map(({ id: one }: { id: string }) => one);
    const waiting: string[] = await Promise.all(centres.map(async (centre) => (await handOver(gm, randomUUID(), centre)).data.handOver.handover.id));
    // Both have looked whether the key is used before either may write it.
    const { pool } = api.database;
    const holder = await pool.connect();
    await holder.query('begin');
    await holder.query('select from handover where id = any($1::uuid[]) for update', [waiting]);
    const key = randomUUID();
    const both = Promise.all(waiting.map((one) => sign(deputy, one, key)));
    await expect.poll(async () => (await pool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'update handover set signed_at%'`)).rowCount).toBe(2);
    await holder.query('commit');
    holder.release();
    const refusals = (await both).map(({ data }) => data.signHandover.refusal?.message.en ?? null);
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(1);
    expect(refusals.find((refusal) => refusal !== null)).toMatch(/already used for other content/);
    expect((await journal('HandoverSigned')).filter(({ subject_id }) => waiting.includes(subject_id))).toHaveLength(1);
    const left = waiting[refusals.findIndex((refusal) => refusal !== null)]!;
    expect((await sign(deputy, left)).data.signHandover.refusal).toBeNull();
  });

  it('two persons who sign the same hand-over at once: one has signed, the other is refused', async () => {
    const { handover } = (await handOver(desk)).data.handOver;
    const answers = await Promise.all([sign(clerk, handover.id), sign(supervisor, handover.id)]);
    expect(answers.map(({ data }) => data.signHandover.refusal?.message.en ?? null).sort()).toEqual(['This hand-over has been signed already.', null].sort());
    expect((await journal('HandoverSigned')).filter(({ subject_id }) => subject_id === handover.id)).toHaveLength(1);
  });

  it('two hand-overs and two notes with one key are one; the key with other content is refused', async () => {
    const key = randomUUID();
    const twice = await Promise.all([handOver(desk, key), handOver(desk, key)]);
    expect(twice[0]!.data.handOver.handover.id).toBe(twice[1]!.data.handOver.handover.id);
    await sign(clerk, twice[0]!.data.handOver.handover.id);
    await Promise.all([note(desk, '一次', key), note(desk, '一次', key)]);
    expect((await running()).data.handover.notes.map(({ body }: { body: string }) => body)).toEqual(['一次']);
    expect((await note(desk, '另一条', key)).data.writeHandoverNote.refusal.message.en).toMatch(/already used/);
  });

  it('the database itself lets nobody rewrite it', async () => {
    for (const statement of ['update handover set signed_at = app_now() where id = $1', 'update handover set covers_from = app_now() where id = $1', 'delete from handover where id = $1',
      `update handover_line set facts = '{}' where handover_id = $1`, 'delete from handover_line where handover_id = $1']) {
      const lines = statement.includes('handover_line') ? (await api.database.pool.query('select handover_id as id from handover_line limit 1')).rows[0].id : id;
      await expect(api.database.pool.query(statement, [lines])).rejects.toThrow('frozen');
    }
  });
});

describe('who may see what', () => {
  it('a confidential matter is on the record, and on no screen of those who may not see it (HR-19)', async () => {
    const secret = await receive('涉及员工');
    const { data } = await supervisor.graphql('mutation ($input: MarkConfidentialInput!) { markConfidential(input: $input) { case { id } refusal { message { en } } } }', { input: { clientKey: randomUUID(), caseId: secret.id, version: secret.version, reason: '涉及员工隐私' } });
    expect(data.markConfidential.refusal).toBeNull();
    const { handover } = (await handOver(desk)).data.handOver;
    const matters = (shown: { open: { case: { id: string } }[]; log: { case: { id: string } }[] }) => [...shown.open, ...shown.log].filter((line) => line.case.id === secret.id).length;
    expect(matters(handover)).toBe(0);
    expect(JSON.stringify(handover)).not.toContain('涉及员工');
    expect(matters((await running(supervisor, handover.id)).data.handover)).toBe(2);
    expect(matters((await running(clerk)).data.handover)).toBe(0);
    await sign(clerk, handover.id);
  });

  it('another centre’s hand-over is not found, by any way', async () => {
    const [{ node }] = (await list()).edges;
    const codes = async (answer: ReturnType<typeof running>) => (await answer).errors?.map(({ extensions }) => extensions?.code);
    expect(await codes(running(elsewhere))).toEqual(['NOT_FOUND']);
    expect(await codes(running(elsewhere, node.id))).toEqual(['NOT_FOUND']);
    expect(await codes(handOver(elsewhere))).toEqual(['NOT_FOUND']);
    expect(await codes(note(elsewhere, 'x'))).toEqual(['NOT_FOUND']);
    expect(await codes(sign(elsewhere, node.id))).toEqual(['NOT_FOUND']);
    expect(await codes(sign(desk, randomUUID()))).toEqual(['NOT_FOUND']);
    const own = (await elsewhere.graphql('{ serviceCentres { id } }')).data.serviceCentres[0].id;
    expect((await elsewhere.graphql('query ($c: ID!, $id: ID) { handover(centreId: $c, id: $id) { id } }', { c: own, id: node.id })).data.handover).toBeNull();
  });

  it('who only looks may read and not write', async () => {
    const quality = await api.as('quality');
    expect((await running(quality)).data.handover.coversFrom).toBeTruthy();
    expect((await handOver(quality)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const admin = await api.as('admin');
    expect((await running(admin)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it.each([['', '空'], ['   ', '空白'], ['\u0000', 'NUL'], ['长'.repeat(2_001), '太长']])('a note that is none: %#', async (body) => {
    expect((await note(desk, body)).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});
