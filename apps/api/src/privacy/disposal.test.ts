import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeDisposedFiles } from './remove-disposed-files.js';
import { PrivacyHouse } from './testing/privacy-house.js';
import type { TestClient } from '../server/testing/test-api.js';

let house: PrivacyHouse;
beforeAll(async () => {
  house = await PrivacyHouse.open();
});
afterAll(() => house.close());

const LIST = 'id kind years count disposed approved reason mayDecide proposedBy { name { zh } } decidedBy { name { zh } }';
const propose = async (client: TestClient, changes: object = {}) =>
  client.graphql(`mutation ($input: ProposeDisposalInput!) { proposeDisposal(input: $input) { list { ${LIST} } refusal { message { zh en } } } }`, { input: { centreId: house.centreId, kind: 'CASES', years: 2, ...changes } });
const decide = async (client: TestClient, input: object) =>
  client.graphql(`mutation ($input: DecideDisposalInput!) { decideDisposal(input: $input) { list { ${LIST} } refusal { message { zh en } } } }`, { input: { approve: true, reason: '保存期已满', ...input } });
const lists = async (client: TestClient) => (await client.graphql(`query ($id: ID!) { disposalLists(centreId: $id) { ${LIST} } }`, { id: house.centreId })).data.disposalLists;
const codeOf = (answer: { errors: { extensions?: { code?: string } }[] | undefined }) => answer.errors?.[0]?.extensions?.code;

const SECRET = { callerName: '欧阳锋铭', callerTelephone: '13987654321', description: '欧阳锋铭家，13987654321', placeText: '欧阳锋铭家门口', matter: '欧阳锋铭投诉漏水' };

describe('O6: a disposal list (CB-17)', () => {
  it('nothing due: no list', async () => {
    expect((await propose(house.supervisor)).data.proposeDisposal).toMatchObject({ list: null, refusal: { message: { zh: expect.stringContaining('没有保存已满 2 年') } } });
    expect(await lists(house.supervisor)).toEqual([]);
  });

  it('holds what is past its retention and nothing else; who proposed it does not decide it; a second person removes what is personal, and rows, figures and journal stay', async () => {
    const [old, kept, young, open] = [await house.receive(SECRET), await house.receive(SECRET), await house.receive(SECRET), await house.receive({ ...SECRET, matter: '未关闭' })];
    await house.closeCase(old.id, '2 years 1 day');
    await house.closeCase(kept.id, '3 years');
    await house.closeCase(young.id, '1 year 11 months');
    const figures = () => house.pool.query('select id, number, kind, channel, status, received_at, closed_at, unit_id, owner_post from service_case order by id').then(({ rows }) => rows);
    const journal = () => house.pool.query(`select count(*)::int as n, md5(string_agg(n || type || facts::text, ',' order by n)) as facts from journal`).then(({ rows }) => rows[0]);
    const [before, told, files] = [await figures(), await journal(), await house.files()];

    const proposed = (await propose(house.manager)).data.proposeDisposal.list;
    expect(proposed).toMatchObject({ count: 2, approved: null, mayDecide: false, disposed: 0 });
    const items = (await house.supervisor.graphql('query ($id: ID!) { disposalItems(id: $id) { subjectId number leftOut } }', { id: proposed.id })).data.disposalItems;
    expect(items.map(({ number }: { number: string }) => number)).toEqual([kept.number, old.number]);
    expect((await propose(house.supervisor)).data.proposeDisposal.refusal.message.zh, 'one at a time').toContain('等待审批');
    expect((await decide(house.manager, { id: proposed.id })).data.decideDisposal.refusal.message.zh).toContain('不能自己审批');
    expect(codeOf(await decide(house.supervisor, { id: proposed.id })), 'a supervisor approves none').toBe('FORBIDDEN');
    expect(await house.dump()).toContain('欧阳锋铭');

    const gm = await house.api.as('gm');
    expect((await lists(gm))[0]).toMatchObject({ id: proposed.id, mayDecide: true });
    const decided = (await decide(gm, { id: proposed.id, leaveOut: [kept.id] })).data.decideDisposal.list;
    expect(decided).toMatchObject({ approved: true, disposed: 1, reason: '保存期已满' });
    const { rows } = await house.pool.query('select * from service_case where id = $1', [old.id]);
    expect(rows[0]).toMatchObject({ caller_name: null, caller_telephone: null, resident_id: null, description: '', disposed_at: expect.any(Date) });
    for (const text of [JSON.stringify(rows[0]), JSON.stringify((await house.pool.query('select * from case_note where case_id = $1', [old.id])).rows)]) expect(text).not.toMatch(/欧阳锋铭|13987654321|已联系/);
    expect((await house.pool.query('select from attachment where case_id = $1', [old.id])).rowCount).toBe(0);
    expect(await house.files(), 'photo and thumbnail').toBe(files - 2);
    expect([await figures(), await journal()]).toEqual([before, told]);
    const untouched = await house.pool.query('select caller_name, disposed_at from service_case where id = any($1)', [[kept.id, young.id, open.id]]);
    expect(untouched.rows).toEqual(Array.from({ length: 3 }, () => ({ caller_name: '欧阳锋铭', disposed_at: null })));
    const shown = (await house.desk.graphql('query ($id: ID!) { case(id: $id) { matter attachments { id } } }', { id: old.id })).data.case;
    expect(shown).toEqual({ matter: expect.stringContaining('个人信息已清除'), attachments: [] });

    expect((await house.acts('PROPOSE_DISPOSAL')).at(-1)!.reason).toBe('CASES, 2 years, 2 records');
    expect((await house.acts('DECIDE_DISPOSAL')).at(-1)!.reason).toBe('approved CASES: 1 records, 1 left out');
    expect((await decide(gm, { id: proposed.id })).data.decideDisposal.refusal.message.en).toContain('already');
  });

  it('declined: nothing is removed, and another list can be proposed', async () => {
    const { id } = (await propose(house.supervisor)).data.proposeDisposal.list;
    expect((await decide(house.manager, { id, approve: false, reason: '诉讼未结' })).data.decideDisposal.list).toMatchObject({ approved: false, disposed: 0, reason: '诉讼未结' });
    expect(await house.dump()).toContain('欧阳锋铭');
    expect((await propose(house.supervisor)).data.proposeDisposal.list.count).toBe(1);
  });

  it('is carried out wholly or not at all: what breaks in the middle leaves every record as it was', async () => {
    const waiting = (await lists(house.manager)).find(({ approved }: { approved: boolean | null }) => approved === null);
    await house.pool.query(`create function break_off() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$; create trigger breaks before update on attachment for each row execute function break_off()`);
    expect(codeOf(await decide(house.manager, { id: waiting.id }))).toBe('INTERNAL_ERROR');
    expect((await house.pool.query('select from service_case where disposed_at is not null')).rowCount).toBe(1);
    expect((await lists(house.manager)).find(({ id }: { id: string }) => id === waiting.id)).toMatchObject({ approved: null, disposed: 0 });
    await house.pool.query('drop trigger breaks on attachment; drop function break_off()');
    expect((await decide(house.manager, { id: waiting.id })).data.decideDisposal.list.disposed).toBe(1);
  });

  it('a process that died before the photos were gone: the next one takes them away', async () => {
    const { id } = await house.receive(SECRET);
    await house.closeCase(id);
    const before = await house.files();
    await house.pool.query('update attachment set disposed_at = app_now() where case_id = $1', [id]);
    expect(await removeDisposedFiles(house.pool, house.api.services.files)).toBe(1);
    expect([await house.files(), (await house.pool.query('select from attachment where case_id = $1', [id])).rowCount]).toEqual([before - 2, 0]);
  });

  it('notes of the duty log go the same way, those still to be handed over do not', async () => {
    const note = (handedOver: boolean) =>
      house.pool.query(
        `with h as (insert into handover (centre_id, covers_from, after_seq, through_seq, handed_over_at, handed_over_by, handover_key, on_duty)
           select $1, app_now() - interval '3 years', 0, 0, app_now() - interval '3 years', id, 'k', '[]' from person where login = 'reception.1' and $2 returning id)
         insert into handover_note (centre_id, handover_id, body, author_id, note_key, at) select $1, (select id from h), '欧阳锋铭来过', id, $3, app_now() - interval '3 years' from person where login = 'reception.1' returning id`,
        [house.centreId, handedOver, String(handedOver)],
      );
    await note(true);
    await note(false);
    const { id, count } = (await propose(house.supervisor, { kind: 'HANDOVER_NOTES' })).data.proposeDisposal.list;
    expect(count).toBe(1);
    await decide(house.manager, { id });
    expect((await house.pool.query('select body from handover_note order by note_key')).rows.map(({ body }) => body)).toEqual(['欧阳锋铭来过', expect.stringContaining('personal data removed')]);
  });

  it('who may: not the desk, not another centre, not for less than two years', async () => {
    expect(codeOf(await propose(house.desk))).toBe('FORBIDDEN');
    const other = await house.api.as('supervisor.2');
    expect(codeOf(await propose(other))).toBe('NOT_FOUND');
    expect(await lists(other)).toEqual([]);
    for (const years of [0, 1, 31]) expect(codeOf(await propose(house.supervisor, { years }))).toBe('BAD_USER_INPUT');
    const strange = (await lists(house.manager))[0].id;
    expect(codeOf(await decide(await house.api.as('manager.2'), { id: strange }))).toBe('NOT_FOUND');
  });
});
