import { CASE_KINDS, dayOf, SEVERITIES, VALIDITIES, type CaseKind } from '@guanjia/domain';
import { describe, expect, it } from 'vitest';
import { timeOf } from '../do-act.js';
import { hourOf, ZONE } from '../duty-acts.js';
import type { Matter } from '../story.js';
import { planDay, planExtras, type Plan } from './plan-day.js';
import { planDuties } from './plan-duties.js';
import { isSpringFestival, volumeOn } from './season.js';

const HOUR_MS = 3_600_000;
const FIRST = 20_454; // 1 January 2026
const CENTRES = [0, 1, 2];
const planOf = (seed: string): Plan => ({ seed, homes: [312, 196, 192], drafted: new Map() });
const days = Array.from({ length: 365 }, (_, n) => FIRST + n);
const yearOf = (plan: Plan) => days.flatMap((day) => CENTRES.flatMap((centre) => planDay(plan, centre, day)));
const year = yearOf(planOf('guanjia'));

const monthOf = ({ at }: Matter) => new Date(at + 8 * HOUR_MS).getUTCMonth();
const hourOfDay = ({ at }: Matter) => new Date(at + 8 * HOUR_MS).getUTCHours();
const share = (of: readonly Matter[], which: (matter: Matter) => boolean) => of.filter(which).length / of.length;
const said = (matter: Matter, kind: string) => matter.acts.filter(({ verb }) => verb.kind === kind);

describe('the same seed', () => {
  it('gives the same day, whichever days were planned before', () => {
    const forward = planOf('one');
    days.slice(0, 20).forEach((day) => planDay(forward, 0, day));
    expect(planDay(forward, 0, FIRST + 15)).toEqual(planDay(planOf('one'), 0, FIRST + 15));
    expect(planDuties('one', 1, FIRST + 3).map(({ at, periodStart }) => [at, periodStart])).toEqual(planDuties('one', 1, FIRST + 3).map(({ at, periodStart }) => [at, periodStart]));
  });

  it('and another one another year', () => {
    const texts = (matters: readonly Matter[]) => matters.map(({ at, matter }) => `${at} ${matter}`);
    const other = new Set(texts(yearOf(planOf('another'))));
    expect(texts(year).filter((text) => other.has(text))).toEqual([]);
  });
});

describe('a year', () => {
  it('brings 20 to 35 matters a week and centre, each under a key of its own, on its own day', () => {
    for (const centre of CENTRES) {
      const a = year.filter((matter) => matter.centre === centre).length / (365 / 7);
      expect(a).toBeGreaterThan(20);
      expect(a).toBeLessThan(35);
    }
    expect(new Set(year.map(({ key }) => key)).size).toBe(year.length);
    for (const matter of year) expect(matter.key).toContain(`-${dayOf(matter.at, ZONE)}`);
  });

  it('brings every kind in every month, complaints of every validity and severity, and most channels', () => {
    for (let month = 0; month < 12; month++) {
      const kinds = new Set(year.filter((matter) => monthOf(matter) === month).map(({ kind }) => kind));
      expect([...CASE_KINDS].filter((kind: CaseKind) => !kinds.has(kind))).toEqual([]);
    }
    const classes = year.flatMap((matter) => said(matter, 'classify').flatMap(({ verb }) => (verb.kind === 'classify' ? [verb.to] : [])));
    for (const validity of VALIDITIES) expect(classes.some((to) => to.validity === validity)).toBe(true);
    for (const severity of SEVERITIES) expect(classes.some((to) => to.severity === severity)).toBe(true);
    expect(new Set(year.map(({ channel }) => channel)).size).toBeGreaterThanOrEqual(11);
  });

  it('has seasons: air conditioning in summer, heating in winter, a quiet Spring Festival, busy mornings, quiet nights', () => {
    const about = (text: string, months: readonly number[]) => share(year.filter(({ matter }) => matter.includes(text)), (matter) => months.includes(monthOf(matter)));
    expect(about('空调', [5, 6, 7, 8])).toBeGreaterThan(0.7);
    expect(about('暖气', [10, 11, 0, 1, 2])).toBeGreaterThan(0.85);
    expect(days.filter(isSpringFestival)).toHaveLength(10);
    expect(volumeOn(days.find(isSpringFestival)!)).toBeLessThan(volumeOn(FIRST + 180));
    expect(share(year, (matter) => hourOfDay(matter) < 6)).toBeLessThan(0.06);
    expect(share(year, (matter) => hourOfDay(matter) >= 8 && hourOfDay(matter) < 12)).toBeGreaterThan(0.25);
  });

  it('repeats itself as life does: households that call often, matters brought again, two records of one thing, five households at once', () => {
    const byHome = new Map<string, number>();
    for (const { centre, place } of year) if (typeof place === 'number') byHome.set(`${centre} ${place}`, (byHome.get(`${centre} ${place}`) ?? 0) + 1);
    expect(Math.max(...byHome.values())).toBeGreaterThan(15);
    expect(share(year, ({ matter }) => matter.includes('再次反映'))).toBeGreaterThan(0.01);
    expect(year.filter(({ key }) => key.endsWith('-twice')).length).toBeGreaterThan(5);
    expect(year.filter(({ key }) => key.endsWith('-all')).length).toBeGreaterThan(1);
    expect(share(year, ({ place }) => typeof place === 'string')).toBeGreaterThan(0.15);
    expect(share(year, ({ place, caller }) => typeof place === 'string' && caller === undefined)).toBeGreaterThan(0.05);
  });

  it('ends well mostly, and not always: late, dissatisfied, extended, referred, cancelled, merged, closed with a reason', () => {
    for (const kind of ['extend', 'refer', 'cancel', 'merge', 'close', 'remind', 'acknowledge', 'step']) expect([kind, year.filter((matter) => said(matter, kind).length > 0).length > 0]).toEqual([kind, true]);
    const dissatisfied = share(year, (matter) => said(matter, 'confirm').some(({ verb }) => verb.kind === 'confirm' && verb.outcome === 'DISSATISFIED'));
    expect(dissatisfied).toBeGreaterThan(0.02);
    expect(dissatisfied).toBeLessThan(0.12);
    const repairs = year.filter((matter) => matter.kind === 'REPAIR' && said(matter, 'settle').length > 0);
    const late = share(repairs, (matter) => said(matter, 'settle')[0]!.after > 24);
    expect(late).toBeGreaterThan(0.08);
    expect(late).toBeLessThan(0.3);
  });

  it('every matter has an end, in order, within 45 days; duties within nine', () => {
    const joined = new Set(year.flatMap(({ acts }) => acts.flatMap(({ verb }) => (verb.kind === 'joinHouseholds' ? verb.others : []))));
    for (const matter of year) {
      const times = matter.acts.map((act) => timeOf(matter, act));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times[0]).toBeGreaterThan(matter.at);
      expect(times.at(-1)! - matter.at).toBeLessThan(45 * 24 * HOUR_MS);
      // Joined to another, a matter ends there.
      if (!joined.has(matter)) expect(matter.acts.at(-1)!.verb.kind).toMatch(/^(confirm|confirmHousehold|close|approveCancellation|approveMerge)$/);
    }
    for (const day of days) for (const { at } of planDuties('guanjia', 0, day)) expect(at).toBeLessThan(hourOf(day + 9, 0));
  });

  it('who watches sees more of the same, each minute of the day the same for all', () => {
    const extras = planExtras(planOf('guanjia'), 1, FIRST, 45);
    expect(extras).toHaveLength(45);
    expect(extras).toEqual(planExtras(planOf('guanjia'), 1, FIRST, 45));
    expect(new Set(extras.map(({ key }) => key)).size).toBe(45);
  });
});
