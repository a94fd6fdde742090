import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenHash } from '../access/session.js';
import { codes, residentHouse, type ResidentHouse } from './testing/resident-house.js';

let house: ResidentHouse;
let caseId: string;
beforeAll(async () => {
  house = await residentHouse();
  caseId = (await house.receive()).id;
});
afterAll(() => house.api.end());

const logged = async (id: string) => (await house.pool.query<{ act: string; person_id: string | null }>(`select act, person_id from access_log where subject_kind = 'case' and subject_id = $1 order by id`, [id])).rows;

describe('A resident’s link is made at the desk', () => {
  it('with 256 random bits that are said once and stored as a hash alone; logged', async () => {
    const { id } = await house.receive();
    const { data } = await house.create(house.reception, id);
    const { token, link } = data.createResidentLink;
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(link).toMatchObject({ status: 'LIVE', householdId: null, days: 90, endsAt: null, revokedAt: null });
    const { rows } = await house.pool.query('select l::text as text, token_hash from resident_link l where id = $1', [link.id]);
    expect(rows[0].text).not.toContain(token);
    expect(rows[0].token_hash).toEqual(tokenHash(token));
    const list = await house.links(house.supervisor, id);
    expect(list.data.residentLinks).toEqual([link]);
    expect(list.text).not.toContain(token);
    expect(await logged(id)).toEqual([{ act: 'CREATE_RESIDENT_LINK', person_id: expect.any(String) }]);
  });

  it.each(['steward.1', 'department.1', 'quality'])('not by %s, who receives no matters', async (login) => {
    const client = await house.api.as(login);
    expect(codes(await house.create(client, caseId))).toEqual(['FORBIDDEN']);
    expect(codes(await house.revoke(client, randomUUID()))).toEqual(['FORBIDDEN']);
  });

  it("another centre's case is not found: not to make, not to list, not to end", async () => {
    const { id } = await house.linkTo(caseId);
    const stranger = await house.api.as('reception.2');
    expect(codes(await house.create(stranger, caseId))).toEqual(['NOT_FOUND']);
    expect(codes(await house.links(stranger, caseId))).toEqual(['NOT_FOUND']);
    expect(codes(await house.revoke(stranger, id))).toEqual(['NOT_FOUND']);
    expect(codes(await house.links(await house.api.as('admin'), caseId))).toEqual(['FORBIDDEN']);
    expect((await house.links(house.reception, caseId)).data.residentLinks).toContainEqual(expect.objectContaining({ id, status: 'LIVE' }));
  });

  it('a household that is none of the case is not found; what is no id is bad input', async () => {
    expect(codes(await house.create(house.reception, caseId, randomUUID()))).toEqual(['NOT_FOUND']);
    expect(codes(await house.create(house.reception, randomUUID()))).toEqual(['NOT_FOUND']);
    expect(codes(await house.create(house.reception, 'x'))).toEqual(['BAD_USER_INPUT']);
    expect(codes(await house.revoke(house.reception, 'x'))).toEqual(['BAD_USER_INPUT']);
    expect(codes(await house.revoke(house.reception, randomUUID()))).toEqual(['NOT_FOUND']);
  });

  it('at most ten that open at a time, asked for at once too', async () => {
    const { id } = await house.receive();
    const answers = await Promise.all(Array.from({ length: 14 }, () => house.create(house.reception, id)));
    expect(answers.filter(({ data }) => data?.createResidentLink).length).toBe(10);
    const refused = answers.find(({ errors }) => errors)!;
    expect(codes(refused)).toEqual(['BAD_USER_INPUT']);
    await house.revoke(house.reception, (await house.links(house.reception, id)).data.residentLinks[0].id);
    expect((await house.create(house.reception, id)).data.createResidentLink.token).toHaveLength(43);
  });
});

describe('A resident’s link ends', () => {
  it('when somebody of the desk ends it, once for all; logged once', async () => {
    const { id: of } = await house.receive();
    const { id, token } = await house.linkTo(of);
    expect(await house.seen(token)).not.toBeNull();
    const ended = (await house.revoke(house.supervisor, id)).data.revokeResidentLink;
    expect(ended).toMatchObject({ status: 'REVOKED', revokedAt: expect.any(String) });
    expect(await house.seen(token)).toBeNull();
    expect((await house.revoke(house.reception, id)).data.revokeResidentLink.revokedAt).toBe(ended.revokedAt);
    expect((await logged(of)).map(({ act }) => act)).toEqual(['CREATE_RESIDENT_LINK', 'REVOKE_RESIDENT_LINK']);
  });

  it('so many days after closing, to the second; before that it says until when', async () => {
    const { id: of } = await house.receive();
    const { token } = await house.linkTo(of);
    await house.settle(of);
    await house.act(house.supervisor, 'confirmWithResident', of, { outcome: 'SATISFIED' });
    const back = (by: string) => house.pool.query(`update service_case set closed_at = app_now() - $2::interval where id = $1`, [of, by]);
    await back('89 days 23:59:30');
    expect(await house.seen(token)).toMatchObject({ status: 'CLOSED' });
    const [link] = (await house.links(house.reception, of)).data.residentLinks;
    const { rows } = await house.pool.query<{ ends: Date }>(`select closed_at + interval '90 days' as ends from service_case where id = $1`, [of]);
    expect(link).toMatchObject({ status: 'LIVE', endsAt: rows[0]!.ends.toISOString() });
    await back('90 days');
    expect(await house.seen(token)).toBeNull();
    expect((await house.links(house.reception, of)).data.residentLinks[0].status).toBe('EXPIRED');
  });

  it('by as many days as the company said when the matter was received (law 4)', async () => {
    const before = await house.receive();
    const quality = await house.api.as('quality');
    const answer = await quality.graphql('mutation ($input: ChangeCompanySettingsInput!) { changeCompanySettings(input: $input) { problems { message { en } } } }', { input: { limits: [{ key: 'residentLinkDays', value: 30 }], reason: '试行' } });
    expect(answer.data.changeCompanySettings.problems).toEqual([]);
    const days = async (caseId: string) => (await house.create(house.reception, caseId)).data.createResidentLink.link.days;
    expect([await days(before.id), await days((await house.receive()).id)]).toEqual([90, 30]);
  });

  it('after two years of real time in any case, and with the personal data of its matter', async () => {
    const { id: of } = await house.receive();
    const [old, other] = [await house.linkTo(of), await house.linkTo(of)];
    await house.pool.query(`update resident_link set created_at = clock_timestamp() - interval '2 years' where id = $1`, [old.id]);
    expect(await house.seen(old.token)).toBeNull();
    expect(await house.seen(other.token)).not.toBeNull();
    await house.pool.query('update service_case set disposed_at = app_now() where id = $1', [of]);
    expect(await house.seen(other.token)).toBeNull();
    expect(codes(await house.create(house.reception, of))).toEqual(['NOT_FOUND']);
  });
});
