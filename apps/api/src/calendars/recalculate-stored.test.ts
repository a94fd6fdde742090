import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { addNote } from '../cases/add-note.js';
import type { Desk } from '../cases/carry-out.js';
import { receiveCase } from '../cases/receive-case.js';
import { settleCase } from '../cases/settle-case.js';
import { takeDueSteps } from '../cases/take-due-steps.js';
import { complaint, idOf } from '../cases/testing/service-desk.js';
import { loadCalendar } from './load-calendar.js';
import { recalculateStored } from './recalculate-stored.js';
import { Recalculator } from './recalculator.js';
import { freshDue, HOUR, MONDAY, OFFICE, openWorkingDesk, type WorkingDesk } from './testing/working-desk.js';

let house: WorkingDesk;
const houses: WorkingDesk[] = [];
beforeEach(async () => void houses.push((house = await openWorkingDesk())));
afterAll(() => Promise.all(houses.map((one) => one.close())));

const recalculator = () => new Recalculator({ pool: house.database.pool, recalculate: (caseId) => recalculateStored(house.desk, caseId) });
const moved = async (caseId: string) => (await house.events(caseId)).filter(({ type }) => type === 'ObligationRecalculated');
const key = () => crypto.randomUUID();

/** A desk at which this happens just before that named statement is sent. */
function interrupted(statement: string, happens: () => Promise<void>): Desk {
  let open = true;
  const watch = <T extends pg.Pool | pg.PoolClient>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const value = Reflect.get(of, name) as unknown;
        if (name === 'connect') return async () => watch(await (of as pg.Pool).connect());
        if (name !== 'query') return typeof value === 'function' ? value.bind(of) : value;
        return async (config: { name?: string }, ...more: unknown[]) => {
          if (open && config.name === statement) {
            open = false;
            await happens();
          }
          return (of.query as (...all: unknown[]) => Promise<unknown>)(config, ...more);
        };
      },
    });
  return { ...house.desk, database: { ...house.database, pool: watch(house.database.pool) } };
}

describe('law 4: calendars are not pinned', () => {
  it('a centre without one works round the clock; its first calendar moves what is open, recorded with former and new time and the version', async () => {
    const caseId = await house.repair();
    expect(await house.dues(caseId)).toEqual({ DAYS: 72, HOURS: 12, NATURAL: 72 });
    await house.works(0);
    expect(await recalculator().takeStale()).toBe(1);
    expect(await house.dues(caseId)).toEqual({ DAYS: 72, HOURS: 28, NATURAL: 72 });
    const [event, ...others] = await moved(caseId);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ actor_id: null, obligation: { rule: 'HOURS' } });
    const { facts } = event!;
    expect([facts['formerDueAt'], facts['formerFirstDueAt'], facts['dueAt'], facts['firstDueAt']].map((at) => Math.round(((at as number) - MONDAY) / HOUR))).toEqual([12, 12, 28, 28]);
    expect(facts['calendarVersion']).toBe(1);
  });

  it('a holiday moves it, the same holiday again moves nothing, and taking it back moves it back', async () => {
    await house.works(0);
    const caseId = await house.repair();
    await house.year(1, { holidays: ['2040-03-06'] });
    await recalculator().takeStale();
    expect(await house.dues(caseId)).toEqual({ DAYS: 96, HOURS: 52, NATURAL: 72 });
    const { version } = await house.stored(caseId);
    await house.year(2, { holidays: ['2040-03-06'] });
    expect(await recalculator().takeStale()).toBe(1);
    expect((await house.stored(caseId)).version).toBe(version);
    await house.year(3);
    await recalculator().takeStale();
    expect(await house.dues(caseId)).toEqual({ DAYS: 72, HOURS: 28, NATURAL: 72 });
    expect((await moved(caseId)).map(({ facts }) => facts['calendarVersion'])).toEqual([2, 2, 4, 4]);
  });

  it('the steps move along: the sweeper looks when they are due now', async () => {
    await house.works(0);
    const caseId = await house.repair();
    const before = (await house.stored(caseId)) && (await house.obligations(caseId)).find(({ rule_key }) => rule_key === 'HOURS')!;
    await house.year(1, { holidays: ['2040-03-06'] });
    const woken = house.woken.sweeper;
    await recalculator().takeStale();
    expect(house.woken.sweeper).toBe(woken + 1);
    const after = (await house.obligations(caseId)).find(({ rule_key }) => rule_key === 'HOURS')! as unknown as { next_step_at: Date; due_at: Date };
    expect(after.next_step_at.getTime()).toBeGreaterThan((before as unknown as { next_step_at: Date }).next_step_at.getTime());
    await house.later('30 hours');
    await takeDueSteps(house.desk, caseId);
    expect((await house.obligations(caseId)).find(({ rule_key }) => rule_key === 'HOURS')!.level).toBe(0);
  });

  it('law 3: what has lapsed stays overdue, whatever the calendar says now', async () => {
    await house.works(0);
    const caseId = await house.repair();
    await house.later('30 hours');
    await house.year(1, { holidays: ['2040-03-06', '2040-03-07'] });
    await recalculator().takeStale();
    expect(await house.dues(caseId)).toEqual({ DAYS: 168, HOURS: 28, NATURAL: 72 });
    expect((await house.obligations(caseId)).find(({ rule_key }) => rule_key === 'HOURS')).toMatchObject({ status: 'OPEN', level: 1 });
    expect((await moved(caseId)).map(({ obligation }) => obligation!['rule'])).toEqual(['DAYS']);
    idOf(await settleCase(house.desk, await house.viewer('li'), { clientKey: key(), caseId, version: (await house.stored(caseId)).version, result: '已修' }));
    expect((await house.obligations(caseId)).find(({ rule_key }) => rule_key === 'HOURS')).toMatchObject({ status: 'MET', verdict: 'LATE' });
  });

  it('what is settled is not touched, and neither it nor a case of natural time alone is looked at again', async () => {
    await house.works(0);
    const [settled, natural] = [await house.repair(), await house.receive({ kind: 'INQUIRY' })];
    idOf(await settleCase(house.desk, await house.viewer('li'), { clientKey: key(), caseId: settled, version: 1, result: '已修' }));
    await house.year(1, { holidays: ['2040-03-06'] });
    expect(await recalculator().takeStale()).toBe(0);
    expect(await house.dues(settled)).toEqual({ DAYS: 72, HOURS: 28, NATURAL: 72 });
    expect((await house.stored(natural))['calendar_version']).toBeNull();
  });

  it('another centre’s calendar is another centre’s', async () => {
    const caseId = await house.repair();
    await house.database.pool.query('insert into centre_calendar (centre_id, version, body, reason, recorded_by) values ($1, 1, $2, $3, $4)', [
      house.otherCentreId, JSON.stringify({ weekly: { 1: [['09:00', '10:00']] }, years: [] }), 'r', house.personIds.wu,
    ]);
    expect(await recalculator().takeStale()).toBe(0);
    expect(await house.dues(caseId)).toEqual({ DAYS: 72, HOURS: 12, NATURAL: 72 });
  });

  it('is no edit that sends back a form being filled', async () => {
    await house.works(0);
    const caseId = await house.repair();
    await house.year(1, { holidays: ['2040-03-06'] });
    await recalculator().takeStale();
    expect((await house.stored(caseId)).version).toBe(2);
    expect(await settleCase(house.desk, await house.viewer('li'), { clientKey: key(), caseId, version: 1, result: '已修' })).toMatchObject({ kind: 'done' });
  });
});

describe('whoever decides by an old calendar while a new one is written is recalculated', () => {
  it('a reception', async () => {
    await house.works(0);
    const desk = interrupted('save-received', () => house.year(1, { holidays: ['2040-03-06'] }));
    const caseId = idOf(await receiveCase(desk, await house.viewer('li'), complaint(house.centreId, house.unitId, { kind: 'REPAIR' })));
    expect(await house.dues(caseId)).toMatchObject({ HOURS: 28 });
    expect(await recalculator().takeStale()).toBe(1);
    expect(await house.dues(caseId)).toMatchObject({ HOURS: 52 });
  });

  it('a verb, and one on a case that waits to be recalculated', async () => {
    await house.works(0);
    const caseId = await house.repair();
    const desk = interrupted('save-decision', () => house.year(1, { holidays: ['2040-03-06'] }));
    const note = async (at: Desk) => idOf(await addNote(at, await house.viewer('li'), { clientKey: key(), caseId, version: (await house.stored(caseId)).version, body: '已联系', about: 'OTHER' }));
    await note(desk);
    expect((await house.stored(caseId))['calendar_version']).toBe(1);
    await note(house.desk);
    expect((await house.stored(caseId))['calendar_version']).toBe(1);
    expect(await house.dues(caseId)).toMatchObject({ HOURS: 28 });
    await recalculator().takeStale();
    expect(await house.dues(caseId)).toMatchObject({ HOURS: 52 });
    expect((await house.stored(caseId))['calendar_version']).toBe(2);
  });

  it('the recalculation itself', async () => {
    await house.works(0);
    const caseId = await house.repair();
    await house.year(1, { holidays: ['2040-03-06'] });
    await recalculateStored(interrupted('save-decision', () => house.year(2)), caseId);
    expect(await house.dues(caseId)).toMatchObject({ HOURS: 52 });
    expect(await recalculator().takeStale()).toBe(1);
    expect(await house.dues(caseId)).toMatchObject({ HOURS: 28 });
  });
});

it('two processes side by side: each due time moves once a version, and nobody waits for ever', async () => {
  await house.works(0);
  const cases = await Promise.all(Array.from({ length: 24 }, () => house.repair()));
  await house.year(1, { holidays: ['2040-03-06'] });
  await Promise.all([recalculator().takeStale(), recalculator().takeStale()]);
  for (const caseId of cases) {
    expect(await house.dues(caseId)).toEqual({ DAYS: 96, HOURS: 52, NATURAL: 72 });
    expect((await moved(caseId)).map(({ obligation }) => obligation!['rule']).sort()).toEqual(['DAYS', 'HOURS']);
  }
});

it('one case that cannot be recalculated stops no other, and is tried again', async () => {
  await house.works(0);
  const [broken, whole] = [await house.repair(), await house.repair()];
  await house.year(1, { holidays: ['2040-03-06'] });
  const told: string[] = [];
  const one = new Recalculator({
    pool: house.database.pool,
    recalculate: (caseId) => (caseId === broken ? Promise.reject(new Error('no')) : recalculateStored(house.desk, caseId)),
    onTrouble: (_, caseId) => told.push(caseId!),
  });
  await one.takeStale();
  expect(told).toEqual([broken]);
  expect(await house.dues(whole)).toMatchObject({ HOURS: 52 });
  await recalculator().takeStale();
  expect(await house.dues(broken)).toMatchObject({ HOURS: 52 });
});

it('for any calendars one after another, what is stored is what a fresh count gives', async () => {
  const day = fc.integer({ min: 6, max: 31 }).map((date) => `2040-03-${String(date).padStart(2, '0')}`);
  const closes = fc.constantFrom('10:00', '12:00', '17:00', '24:00');
  const step = fc.record({ holidays: fc.uniqueArray(day, { maxLength: 8 }), week: fc.option(closes) });
  const cases = [await house.repair(), await house.repair()];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 3 }), async (steps) => {
      for (const { holidays, week } of steps) {
        if (week || (await house.version()) === 0) await house.works(await house.version(), OFFICE.map(({ weekday }) => ({ weekday, spans: [{ from: '09:00', until: week ?? '17:00' }] })));
        await house.year(await house.version(), { holidays });
        if (holidays.length % 2 === 0) await recalculator().takeStale();
      }
      await recalculator().takeStale();
      const calendar = await loadCalendar(house.database, house.centreId);
      for (const caseId of cases) {
        for (const { rule, clockFrom, dueAt, firstDueAt } of (await house.read(caseId))!.state.obligations) {
          if (['DAYS', 'HOURS', 'NATURAL'].includes(rule)) expect([rule, dueAt, firstDueAt]).toEqual([rule, freshDue(rule, clockFrom, calendar), freshDue(rule, clockFrom, calendar)]);
        }
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);
