import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS } from '@guanjia/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptPolicies } from '../policies/adopt-policies.js';
import { openArisenDuties } from './open-arisen-duties.js';
import { openDutyHouse, type DutyHouse } from './testing/duty-house.js';

let house: DutyHouse;
beforeEach(async () => {
  house = await openDutyHouse();
});
afterEach(() => house.close());

const shanghai = (moment: Date) => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
const periods = async (rule: string) => (await house.duties(rule)).map(({ period_start }) => shanghai(period_start));
const failing = (trouble: unknown) => {
  throw trouble;
};

/** 1 March 2027 is a Monday. */
describe('A centre owes what comes round from its first day with the product on', () => {
  it('the first look begins and opens nothing, however long the procedure has been followed', async () => {
    await house.at('2027-03-01T09:30:00');
    await house.look();
    await house.look();
    expect(await house.duties()).toEqual([]);
    expect(await house.ask(`select type, subject_kind, centre_id, audience, at from journal where subject_id = $1`, [house.centreId])).toEqual([
      { type: 'DutiesBegan', subject_kind: 'centre', centre_id: house.centreId, audience: 'CENTRE', at: new Date('2027-03-01T09:30:00+08:00') },
    ]);
  });

  it('a centre that follows nothing yet does not begin', async () => {
    const id = randomUUID();
    await house.ask(`insert into service_centre (id, code, name_zh, name_en) values ($1, 'NEU', '新苑', 'New Court')`, [id]);
    await house.at('2027-03-01T09:30:00');
    await house.look();
    expect(await house.ask('select duties_from from service_centre where id = $1', [id])).toEqual([{ duties_from: null }]);
  });

  it('a day that had begun is not owed, the next one is', async () => {
    await house.at('2027-03-01T00:00:00.001');
    await house.look();
    await house.at('2027-03-02T12:00:00');
    await house.look();
    expect(await periods('FD-03')).toEqual(['2027-03-02T00:00']);
  });
});

describe('A closed centre', () => {
  it.each([
    ['2027-03-02', ['2027-03-01T00:00']],
    ['2027-03-03', ['2027-03-01T00:00', '2027-03-02T00:00']],
  ])('closed from %s: no period begins on that day or after it', async (day, expected) => {
    await house.at('2027-02-28T12:00:00');
    await house.look();
    await house.ask('update service_centre set closed_from = $2 where id = $1', [house.centreId, day]);
    await house.at('2027-03-05T12:00:00');
    await house.look();
    expect(await periods('FD-03')).toEqual(expected);
  });
});

describe('FD-03 (P 4.3) arises each day, FD-09 (P 4.9) when the week is over', () => {
  beforeEach(async () => {
    await house.at('2027-02-28T12:00:00');
    await house.look();
  });

  it.each([
    ['one millisecond before midnight', '2027-02-28T23:59:59.999', []],
    ['exactly at midnight', '2027-03-01T00:00:00.000', ['2027-03-01T00:00']],
    ['one millisecond later', '2027-03-01T00:00:00.001', ['2027-03-01T00:00']],
    ['one millisecond before the next', '2027-03-01T23:59:59.999', ['2027-03-01T00:00']],
    ['at the next', '2027-03-02T00:00:00.000', ['2027-03-01T00:00', '2027-03-02T00:00']],
  ])('%s', async (_, moment, owed) => {
    await house.at(moment);
    await house.look();
    await house.look();
    expect(await periods('FD-03')).toEqual(owed);
  });

  it('with its obligation, its events and whom it concerns', async () => {
    await house.at('2027-03-01T00:00:00');
    await house.look();
    const [audit] = await house.duties('FD-03');
    expect(await house.ask('select subject_kind, audience, owed_by, status, due_at from obligation where subject_id = $1', [audit!.id])).toEqual([
      { subject_kind: 'duty', audience: 'CENTRE', owed_by: ['CS_SUPERVISOR'], status: 'OPEN', due_at: new Date('2027-03-02T00:00:00+08:00') },
    ]);
    expect(await house.ask('select type, subject_kind, centre_id, audience, at, actor_id from journal where subject_id = $1 order by n', [audit!.id])).toEqual(
      ['DutyArisen', 'ObligationOpened'].map((type) => ({ type, subject_kind: 'duty', centre_id: house.centreId, audience: 'CENTRE', at: new Date('2027-03-01T00:00:00+08:00'), actor_id: null })),
    );
  });

  it('the week from Monday on is reviewed on the Monday after it, and the first one that was cut off is not', async () => {
    await house.at('2027-03-08T00:00:00');
    await house.look();
    expect(await periods('FD-09')).toEqual(['2027-03-01T00:00']);
  });

  it('after downtime all that were missed, oldest first', async () => {
    await house.at('2027-04-06T08:00:00');
    await house.look();
    expect(await periods('FD-03')).toHaveLength(37);
    expect(await periods('FD-09')).toHaveLength(5);
    const arisen = await house.ask<{ at: Date }>(`select at from journal where type = 'DutyArisen' and centre_id = $1 order by n`, [house.centreId]);
    expect(arisen.map(({ at }) => at.getTime())).toEqual(arisen.map(({ at }) => at.getTime()).toSorted((a, b) => a - b));
  });

  it('a month that began long before its report is owed arises at its end, though each day was looked in between', async () => {
    for (let day = 1; day <= 31; day++) {
      await house.at(`2027-03-${String(day).padStart(2, '0')}T00:00:00`);
      await house.look();
    }
    expect(await periods('CP-28')).toEqual([]);
    await house.at('2027-04-01T00:00:00');
    await house.look();
    expect(await periods('CP-28')).toEqual(['2027-03-01T00:00']);
    expect(await periods('CP-29')).toEqual(['2027-03-01T00:00', '2027-04-01T00:00']);
  });
});

describe('Each is opened once', () => {
  it('by any number of processes at the same moment', async () => {
    await house.at('2027-02-28T12:00:00');
    await house.look();
    await house.at('2027-03-08T00:00:00');
    await Promise.all(Array.from({ length: 8 }, () => openArisenDuties(house.desk, failing)));
    await openArisenDuties(house.desk, failing);
    expect(await periods('FD-03')).toHaveLength(8);
    expect(await house.ask(`select count(*)::int as arisen, count(distinct subject_id)::int as duties from journal where type = 'DutyArisen' and centre_id = $1`, [house.centreId])).toEqual([
      { arisen: (await house.duties()).length, duties: (await house.duties()).length },
    ]);
    expect(await house.ask(`select from obligation where subject_kind = 'duty' and centre_id = $1`, [house.centreId])).toHaveLength((await house.duties()).length);
  });

  it('also where a process dies in the middle: nothing of it stays, and the next one does it', async () => {
    await house.at('2027-02-28T12:00:00');
    await house.look();
    await house.at('2027-03-03T00:00:00');
    await house.ask(`create function die() returns trigger language plpgsql as $$ begin raise exception 'killed' using errcode = '57P01'; end $$`);
    await house.ask(`create trigger die before insert on journal for each row when (new.type = 'DutyArisen' and new.at >= '2027-03-02T00:00:00+08:00') execute function die()`);
    const troubles: unknown[] = [];
    await openArisenDuties(house.desk, (trouble) => troubles.push(trouble));
    expect(troubles.length).toBeGreaterThan(0);
    expect(await house.duties()).toEqual([]);
    expect(await house.ask(`select from journal where type = 'DutyArisen'`)).toEqual([]);
    await house.ask('drop trigger die on journal');
    await house.look();
    expect(await periods('FD-03')).toEqual(['2027-03-01T00:00', '2027-03-02T00:00', '2027-03-03T00:00']);
  });

  it('a centre whose procedure cannot be read stops no other, and is not asked again each second', async () => {
    await house.at('2027-02-28T12:00:00');
    await house.look();
    const broken = randomUUID();
    await house.ask(`insert into policy_set (id, content_hash, body) values ($1, 'broken', '{"zone": "Nowhere/Nowhere", "settings": {}, "reportingLine": {}, "packVersionIds": ["${randomUUID()}"]}')`, [broken]);
    await house.ask(`insert into policy_adoption (centre_id, policy_set_id, effective_from) values ($1, $2, '2027-02-28T13:00:00+08:00')`, [house.otherCentreId, broken]);
    await house.at('2027-03-02T00:00:00');
    const [troubles, resting] = [[] as string[], new Map<string, number>()];
    const look = () => openArisenDuties(house.desk, (_, centreId) => troubles.push(centreId), resting);
    await look();
    await look();
    expect(troubles).toEqual([house.otherCentreId]);
    expect(await periods('FD-03')).toEqual(['2027-03-01T00:00', '2027-03-02T00:00']);
  });
});

describe('Law 4: a duty pins the set of its period’s start', () => {
  it('a centre that drops the reception procedure on Wednesday still owes that week’s review, and no audit of Thursday', async () => {
    await house.at('2027-02-28T12:00:00');
    await house.look();
    const [before] = await house.ask<{ policy_set_id: string }>('select policy_set_id from policy_adoption where centre_id = $1', [house.centreId]);
    await adoptPolicies(house.database, { centreId: house.centreId, packs: ['complaints/s-k'], settings: DEFAULT_SETTINGS, from: new Date('2027-03-03T15:00:00+08:00') });
    await house.at('2027-03-20T12:00:00');
    await house.look();
    expect(await periods('FD-03')).toEqual(['2027-03-01T00:00', '2027-03-02T00:00', '2027-03-03T00:00']);
    expect((await house.duties('FD-09')).map(({ period_start, policy_set_id }) => [shanghai(period_start), policy_set_id])).toEqual([['2027-03-01T00:00', before!.policy_set_id]]);
  });

  it('a centre that takes it up on Wednesday owes Thursday’s audit, and the review of the week that begins after', async () => {
    await house.ask('delete from policy_adoption where centre_id = $1', [house.centreId]);
    await adoptPolicies(house.database, { centreId: house.centreId, packs: ['complaints/s-k'], settings: DEFAULT_SETTINGS, from: new Date('2027-01-01T00:00:00+08:00') });
    await house.at('2027-02-28T12:00:00');
    await house.look();
    await adoptPolicies(house.database, { centreId: house.centreId, packs: ['complaints/s-k', 'reception/p'], settings: DEFAULT_SETTINGS, from: new Date('2027-03-03T15:00:00+08:00') });
    await house.at('2027-03-15T00:00:00');
    await house.look();
    expect((await periods('FD-03'))[0]).toBe('2027-03-04T00:00');
    expect(await periods('FD-09')).toEqual(['2027-03-08T00:00']);
  });
});

describe('By the centre’s own clock', () => {
  it('a zone that goes to summer time has a day of 23 hours and one of 25, and its midnights are its own', async () => {
    await house.ask(`update service_centre set zone = 'Europe/Berlin' where id = $1`, [house.centreId]);
    await house.ask('delete from policy_adoption where centre_id = $1', [house.centreId]);
    await adoptPolicies(house.database, { centreId: house.centreId, packs: ['reception/p'], settings: DEFAULT_SETTINGS, from: new Date('2027-01-01T00:00:00Z') });
    const newlyOwed = async (at: string) => {
      const early = (await house.duties('FD-03')).length;
      await house.at(at);
      await house.look();
      return (await house.duties('FD-03')).slice(early).map(({ period_start, period_end }) => (period_end.getTime() - period_start.getTime()) / 3_600_000);
    };
    await newlyOwed('2027-03-27T12:00:00Z');
    expect(await newlyOwed('2027-03-27T22:59:59.999Z')).toEqual([]);
    expect(await newlyOwed('2027-03-27T23:00:00Z')).toEqual([23]);
    expect(await newlyOwed('2027-03-28T21:59:59.999Z')).toEqual([]);
    expect(await newlyOwed('2027-03-28T22:00:00Z')).toEqual([24]);
    await newlyOwed('2027-10-30T21:59:59.999Z');
    expect(await newlyOwed('2027-10-30T22:00:00Z')).toEqual([25]);
    expect(await newlyOwed('2027-10-31T22:59:59.999Z')).toEqual([]);
    expect(await newlyOwed('2027-10-31T23:00:00Z')).toEqual([24]);
  });
});

describe('Sweeper down two days (law 7, law 8)', () => {
  it('each day’s audit is opened and rings once, in the order of the days, and reaches the manager', async () => {
    await house.at('2027-02-28T12:00:00');
    await house.look();
    await house.at('2027-03-03T08:00:00');
    await house.look();
    await house.look();
    const rung = await house.ask<{ at: Date; facts: Record<string, unknown> }>(
      `select j.at, j.facts from journal j join duty d on d.id = j.subject_id where j.type = 'ObligationOverdue' and d.rule_key = 'FD-03' and d.centre_id = $1 order by j.n`,
      [house.centreId],
    );
    expect(rung.map(({ at }) => shanghai(at))).toEqual(['2027-03-02T00:00', '2027-03-03T00:00']);
    expect(rung.map(({ facts: { to, persons, level } }) => [to, persons, level])).toEqual([1, 2].map(() => ['CENTRE_MANAGER', house.personIds.zhao, 1]));
    expect(await house.ask(`select from journal where type = 'ObligationOverdue' and subject_kind = 'duty' and (obligation ->> 'step') is null`)).toEqual([]);
  });
});
