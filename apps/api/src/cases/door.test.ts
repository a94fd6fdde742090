import { randomUUID } from 'node:crypto';
import type { ReceiveCaseInput } from '@guanjia/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveCase } from './receive-case.js';
import { replyToResident } from './reply-to-resident.js';
import { complaint, idOf, openServiceDesk, type ServiceDesk } from './testing/service-desk.js';

describe('the registration form, read at the door', () => {
  let house: ServiceDesk;
  beforeAll(async () => void (house = await openServiceDesk()));
  afterAll(() => house.close());

  const submit = async (changes: Partial<ReceiveCaseInput>) => receiveCase(house.desk, await house.viewer('li'), complaint(house.centreId, house.unitId, changes));
  const refusedInput = (field: string) => ({ message: expect.stringMatching(new RegExp(`^${field}: `)), extensions: { code: 'BAD_USER_INPUT' } });

  it.each<[string, Partial<ReceiveCaseInput>, string]>([
    ['an empty matter', { matter: '  ' }, 'matter'],
    ['a matter of which nothing can be seen', { matter: ' \u200b\u2060\u202e\ufeff' }, 'matter'],
    ['a matter of 201 characters', { matter: '水'.repeat(201) }, 'matter'],
    ['a description of 5,001 characters', { description: 'a'.repeat(5001) }, 'description'],
    ['1 MB of description', { description: '漏'.repeat(350_000) }, 'description'],
    ['a NUL character', { matter: '电梯\u0000困人' }, 'matter'],
    ['half of a character', { description: '\ud83d alone' }, 'description'],
    ['half of a character in the key', { clientKey: '\udc00' }, 'clientKey'],
    ['a key of 101 characters', { clientKey: 'k'.repeat(101) }, 'clientKey'],
    ['no name of a caller who is not anonymous', { callerName: null }, 'callerName'],
    ['no telephone of a caller who is not anonymous', { callerTelephone: '' }, 'callerTelephone'],
    ['letters for a telephone', { callerTelephone: 'call me' }, 'callerTelephone'],
    ['a telephone of four digits', { callerTelephone: '1234' }, 'callerTelephone'],
    ['no place at all', { unitId: null }, 'unitId, publicAreaId, placeText'],
    ['two places', { placeText: '东门' }, 'unitId, publicAreaId, placeText'],
    ['an id that is none', { unitId: "1' or '1'='1" }, 'unitId'],
    ['a post that is none', { receivedByPost: 'drop table' }, 'receivedByPost'],
    ['a post that the company does not have', { receivedByPost: 'ASTRONAUT' }, 'receivedByPost'],
    ['a resident without the unit', { unitId: null, placeText: '东门', residentId: randomUUID() }, 'residentId'],
    ['an anonymous resident on record', { anonymous: true, residentId: randomUUID() }, 'anonymous'],
  ])('does not take %s, and says what to do', async (_, changes, field) => {
    await expect(submit(changes)).rejects.toMatchObject(refusedInput(field));
  });

  it.each<[string, string]>([
    ['emoji of several parts', '👩‍👩‍👧‍👦 投诉 🚨'],
    ['right-to-left text', 'مصعد معطل \u202Eabc\u202C'],
    ['markup, script and a formula', '<script>alert(1)</script> =1+1 "; drop table service_case; --'],
    ['characters beyond the first plane', '𠮷野家 𝒜'],
    ['exactly 200 characters', '😀'.repeat(200)],
    ['backslashes and percent signs', '100% \\ \\u0000 _'],
  ])('keeps %s as typed', async (_, matter) => {
    expect((await house.stored(idOf(await submit({ matter, description: matter })))).matter).toBe(matter);
  });

  it('keeps 5,000 characters of a reply exactly, beside the journal and not in it', async () => {
    const caseId = await house.receive();
    const reply = `已派人🚶‍♂️${'。'.repeat(4900)}`;
    idOf(await replyToResident(house.desk, await house.viewer('li'), { clientKey: 'r', caseId, version: 1, definite: true, reply }));
    const { rows } = await house.database.pool.query('select body, kind from case_note where case_id = $1', [caseId]);
    expect(rows).toEqual([{ body: reply, kind: 'REPLY' }]);
    expect(JSON.stringify(await house.events(caseId))).not.toContain('已派人');
  });

  it('lets an anonymous caller leave name and telephone out', async () => {
    expect(await house.stored(idOf(await submit({ anonymous: true, callerName: null, callerTelephone: null })))).toMatchObject({ anonymous: true, caller_name: null });
  });

  it('takes a resident on record for name and telephone', async () => {
    expect(await house.stored(idOf(await submit({ residentId: house.residentId, callerName: null, callerTelephone: null })))).toMatchObject({ resident_id: house.residentId });
  });

  it('takes a place that is only named', async () => {
    expect(await house.stored(idOf(await submit({ unitId: null, placeText: '东门岗亭旁' })))).toMatchObject({ place_text: '东门岗亭旁', unit_id: null });
  });

  describe('does not find what is another centre’s', () => {
    const notFound = { extensions: { code: 'NOT_FOUND' } };
    it('the centre', () => expect(submit({ centreId: house.otherCentreId, unitId: house.otherUnitId })).rejects.toMatchObject(notFound));
    it('the unit', () => expect(submit({ unitId: house.otherUnitId })).rejects.toMatchObject(notFound));
    it('the public area', () => expect(submit({ unitId: null, publicAreaId: randomUUID() })).rejects.toMatchObject(notFound));
    it('the resident', () => expect(submit({ residentId: randomUUID() })).rejects.toMatchObject(notFound));
  });

  describe('law 11, when it was received', () => {
    const ago = async (ms: number) => {
      const { rows } = await house.database.pool.query<{ now: Date }>('select app_now() as now');
      return new Date(rows[0]!.now.getTime() - ms);
    };
    const HOUR = 3_600_000;
    it('counts the clocks from a stated time of an hour ago, recorded now', async () => {
      const receivedAt = await ago(HOUR);
      const caseId = idOf(await submit({ kind: 'REPAIR', receivedAt, lateRecordReason: '系统停机' }));
      const row = await house.stored(caseId);
      expect(row.received_at).toEqual(receivedAt);
      expect((row.recorded_at as Date).getTime()).toBeGreaterThan(receivedAt.getTime());
      const twoDays = (await house.obligations(caseId)).find(({ rule_key }) => rule_key === 'FD-06')!;
      expect(twoDays.due_at.getTime()).toBe(receivedAt.getTime() + 48 * HOUR);
    });
    it.each([
      ['the future', -60_000, '补记'],
      ['more than 24 hours back', 24 * HOUR + 60_000, '补记'],
      ['an hour back without a reason', HOUR, null],
    ])('refuses %s', async (_, ms, lateRecordReason) => {
      expect((await submit({ receivedAt: await ago(ms), lateRecordReason })).kind).toBe('refused');
    });
  });

  it('numbers by centre and by the day of recording in the centre’s own zone', async () => {
    await house.database.pool.query(`update service_centre set zone = 'Pacific/Kiritimati' where id = $1`, [house.otherCentreId]);
    const chen = await house.viewer('chen');
    const numbers = await Promise.all(
      [1, 2, 3].map(async () => {
        const form = complaint(house.otherCentreId, house.otherUnitId);
        return (await house.stored(idOf(await receiveCase(house.desk, chen, form)))).number;
      }),
    );
    const { rows } = await house.database.pool.query(`select to_char(app_now() at time zone 'Pacific/Kiritimati', 'YYYYMMDD') as day`);
    expect(numbers.sort()).toEqual(['0001', '0002', '0003'].map((last) => `LJ-${rows[0].day}-${last}`));
  });

  it('goes on counting past 9999', async () => {
    await house.database.pool.query('update case_counter set last = 9999 where centre_id = $1', [house.otherCentreId]);
    const caseId = idOf(await receiveCase(house.desk, await house.viewer('chen'), complaint(house.otherCentreId, house.otherUnitId)));
    expect((await house.stored(caseId)).number).toMatch(/-10000$/);
  });
});
