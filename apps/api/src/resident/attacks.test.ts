import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenHash } from '../access/session.js';
import { createLog } from '../server/log.js';
import { ResidentDoor } from './resident-door.js';
import { codes, residentHouse, type ResidentHouse } from './testing/resident-house.js';

let house: ResidentHouse;
const logged: string[] = [];
beforeAll(async () => {
  // A proxy of this machine says who asks: each attacker has an address, and none uses up another test's tries.
  house = await residentHouse({ publicUrl: 'http://127.0.0.1', log: createLog('info', { write: (line) => void logged.push(line) }) });
});
afterAll(() => house.api.end());

let attackers = 0;
const stranger = () => ({ 'x-forwarded-for': `10.9.0.${(attackers += 1)}` });
const settled = async (more: object = {}) => {
  const { id: caseId } = await house.receive(more);
  await house.settle(caseId);
  return { caseId, ...(await house.linkTo(caseId)) };
};
const guess = () => randomBytes(32).toString('base64url');

describe('A token that opens nothing', () => {
  it('is answered in the same words, whether unknown, mistyped, ended, expired, a wall’s or a session’s; to look and to speak', async () => {
    const [ended, expired] = [await settled(), await settled()];
    await house.revoke(house.reception, ended.id);
    await house.pool.query(`update resident_link set created_at = clock_timestamp() - interval '2 years' where token_hash = $1`, [tokenHash(expired.token)]);
    const tokens = [ended.token, expired.token, guess(), '', 'x', `${ended.token}A`, ended.token.toLowerCase(), '../../etc/passwd', "' or 1=1 --", house.reception.cookie!.split('=')[1]!, '锁'.repeat(5_000)];
    const from = stranger();
    const answers = await Promise.all(tokens.map((token) => house.look(token, from)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.data.residentCase).toMatchObject({ case: null, message: { zh: expect.stringContaining('打不开'), en: expect.stringContaining('opens nothing') } });
    for (const said of [await house.sayNotSolved(ended.token), await house.rate(expired.token, 1)]) expect(Object.values(said.data)).toEqual([answers[0]!.data.residentCase]);
  });

  it('takes the same time, however much of it was right: none is answered before the time that all take', async () => {
    const ended = await settled();
    await house.revoke(house.reception, ended.id);
    for (const token of [guess(), ended.token, 'x']) {
      const begun = performance.now();
      await house.look(token, stranger());
      expect(performance.now() - begun).toBeGreaterThanOrEqual(145);
    }
  });

  it('guessed a hundred times at once is looked at twenty times; a neighbour whose link was right before is not shut out', async () => {
    const neighbour = await settled();
    const late = await settled();
    let looked = 0;
    const pool = { query: (...args: unknown[]) => ((looked += 1), (house.pool.query as (...all: unknown[]) => unknown)(...args)) } as unknown as typeof house.pool;
    const door = new ResidentDoor(pool);
    expect(await door.open(neighbour.token, '10.0.0.1', 'LOOK')).toMatchObject({ caseId: expect.any(String) });
    looked = 0;
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => door.open(guess(), '10.0.0.1', 'LOOK')));
    expect(looked).toBe(20);
    expect(outcomes.filter((outcome) => outcome !== null && 'wait' in outcome).length).toBe(80);
    expect(await door.open(late.token, '10.0.0.1', 'LOOK'), 'right, and not looked at').toEqual({ wait: expect.any(Number) });
    expect(await door.open(neighbour.token, '10.0.0.1', 'LOOK')).toHaveProperty('caseId');
    expect(await door.open(late.token, '10.0.0.2', 'LOOK'), 'another address').toHaveProperty('caseId');
  });

  it('guessed on, is told to wait, which says nothing about it; over HTTP too', async () => {
    const from = stranger();
    const answers = [];
    for (let n = 0; n < 21; n += 1) answers.push(house.look(guess(), from));
    const last = (await Promise.all(answers)).map(({ data }) => data.residentCase.message.en).filter((said: string) => said.startsWith('Too many tries'));
    expect(last.length).toBeGreaterThanOrEqual(1);
  });
});

describe('A token that opens its matter', () => {
  it('opens that one and no other: no other operation of the contract, and no other case by any argument', async () => {
    const { token } = await settled();
    const bearer = { authorization: `Bearer ${token}` };
    const cookie = { cookie: `guanjia_session=${token}` };
    for (const headers of [bearer, cookie]) {
      expect(codes(await house.api.anonymous.graphql('{ cases(first: 1) { edges { node { id } } } }', undefined, headers))).toEqual(['UNAUTHENTICATED']);
      expect(codes(await house.api.anonymous.graphql('{ board { cursor } }', undefined, headers))).toEqual(['UNAUTHENTICATED']);
    }
    const smuggled = await house.api.anonymous.graphql('query ($token: String!) { residentCase(token: $token, caseId: "x") { message { en } } }', { token });
    expect(smuggled.errors?.[0]?.extensions?.code).toMatch(/GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT/);
  });

  it('asked over and over, is told to wait: a page that never tires costs a look a second at most', async () => {
    const { token } = await settled();
    const answers = await Promise.all(Array.from({ length: 90 }, () => house.look(token, { 'x-forwarded-for': '10.8.0.1' })));
    const shown = answers.filter(({ data }) => data.residentCase.case !== null).length;
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThanOrEqual(80);
    expect(answers.some(({ data }) => data.residentCase.message?.en.startsWith('Too many tries'))).toBe(true);
  });

  it('flooded with words and ratings at once, is heard once each', async () => {
    const { caseId: id, token } = await settled();
    await house.look(token);
    const said = await Promise.all([...Array.from({ length: 25 }, (_, n) => house.sayNotSolved(token, `第${n}次`)), ...Array.from({ length: 25 }, () => house.rate(token, 5))]);
    for (const { errors } of said) expect(errors).toBeUndefined();
    expect(await house.events(id, 'ResidentSaidNotSolved')).toHaveLength(1);
    expect((await house.events(id, 'ResidentRated')).length).toBeLessThanOrEqual(1);
    const { rows } = await house.pool.query<{ n: number }>('select count(*)::int as n from case_note where case_id = $1', [id]);
    expect(rows[0]!.n).toBeLessThanOrEqual(3);
  });

  it.each([
    ['text', '', 'BAD_USER_INPUT'], ['text', ' \u200b ', 'BAD_USER_INPUT'], ['text', '长'.repeat(1_001), 'BAD_USER_INPUT'], ['text', 'x\u0000y', 'BAD_USER_INPUT'], ['text', '\ud800', 'BAD_USER_INPUT'],
  ])('bad input: %s %j', async (field, text, code) => {
    const { token } = await settled();
    const answer = await house.sayNotSolved(token, text);
    expect(codes(answer)).toEqual([code]);
    expect(answer.errors![0]!.extensions).toHaveProperty('messages.zh');
    expect(field).toBe('text');
  });

  it.each([0, 6, -1, 2_147_483_648, 4.5])('no rating: %s', async (rating) => {
    const { caseId: id, token } = await settled();
    const answer = await house.rate(token, rating);
    expect(answer.errors?.[0]?.extensions?.code ?? answer.data.rateCase.message.en).toMatch(/BAD_USER_INPUT|one to five/);
    expect(await house.events(id, 'ResidentRated')).toEqual([]);
  });

  it('A18: what is said is kept as typed and hurts nobody who reads it', async () => {
    const { caseId: id, token } = await settled();
    const text = `<img src=x onerror="alert(1)"><script>alert(1)</script> {{7*7}} =1+1 \u202eRTL 😀`;
    await house.sayNotSolved(token, text);
    expect((await house.events(id, 'ResidentSaidNotSolved'))[0]!.note).toBe(text);
    const { data } = await house.reception.graphql('query ($id: ID!) { case(id: $id) { timeline { note } } }', { id });
    expect(data.case.timeline.map(({ note }: { note: string | null }) => note)).toContain(text);
  });
});

describe('What is written down of a link', () => {
  it('neither its token nor what was said by it is in the log, whatever came back', async () => {
    const { token } = await settled();
    await house.look(token);
    await house.sayNotSolved(token, '只有住户知道的话');
    await house.sayNotSolved(token, 'x\u0000y只有住户知道的话');
    await house.look(`${token}x`, stranger());
    await fetch(`${house.api.url}/r/${token}`);
    await fetch(`${house.api.url}/r/${token}/none.js`);
    await expect.poll(() => logged.some((line) => line.includes('sayNotSolved'))).toBe(true);
    const all = logged.join('\n');
    expect(all).not.toContain(token);
    expect(all).not.toContain(token.slice(0, 20));
    expect(all).not.toContain('只有住户知道的话');
  });

  it('its hash alone is in the database: in no table, however searched, the token itself', async () => {
    const { token } = await settled();
    await house.sayNotSolved(token);
    const { rows: tables } = await house.pool.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
    for (const { name } of tables) {
      const { rows } = await house.pool.query<{ n: number }>(`select count(*)::int as n from "${name}" t where strpos(t::text, $1) > 0`, [token]);
      expect(rows[0]!.n, name).toBe(0);
    }
  });
});
