import { homeVisitsToReach, type VisitsDone } from '../callbacks/home-visits.js';
import { shareOf } from '../callbacks/draw.js';
import { CALLBACK_GROUP_NAMES, type CallbackGroup } from '../policy/callback-group.js';
import type { Words } from '../policy/facts.js';
import { wholePercent } from './whole-percent.js';

/** How far a month is, in days of the centre's calendar: `gone` are over. */
export interface DayOfMonth {
  readonly gone: number;
  readonly of: number;
}

/** Before a week is over, its days are not yet the days of the month: a Monday says nothing of a Sunday. */
export const LEAST_DAYS = 7;
/** A share of fewer wavers: of ten visits, one in five of them at home, one month in nine has none by chance alone (0.8 ^ 10). */
export const LEAST_VISITS = 10;
/** Visits owed are a debt and no sample; one or two past their limit are on the board already. */
export const LEAST_OWED = 3;

/** Where a month will end that goes on as it has begun, and does not reach its target. */
export interface MonthEndAtRisk {
  /** In whole per cent, rounded down. */
  readonly expected: number;
  readonly target: number;
  /** How many more are to be made until the month's end to reach it after all; null: all that can still be done is not enough. */
  readonly needed: number | null;
  readonly sentence: Words;
}

/**
 * CB-12, before the month is judged: the visits of the rest of the month come as those of its days so far, and as many of them are at home.
 * Null: the target will be reached, or there is too little to say (fewer than {@link LEAST_DAYS} days, {@link LEAST_VISITS} visits), or the month is over.
 */
export function projectHomeVisits({ visits, atHome }: VisitsDone, target: number, day: DayOfMonth): MonthEndAtRisk | null {
  if (!canSay(day) || visits < LEAST_VISITS || atHome * 100 >= target * visits) return null;
  const expectedVisits = atMonthEnd(visits, day);
  const needed = shareOf(expectedVisits, target) - atHome;
  // More than there will be at this pace: then each of them is a visit more.
  return atRisk({ zh: '上门回访率', en: 'home visits' }, wholePercent(atHome, visits)!, target, needed <= expectedVisits - visits ? needed : homeVisitsToReach({ visits, atHome }, target), {
    zh: (count) => `还需上门${count}户`,
    en: (count) => `${count} more ${count === 1 ? 'household is' : 'households are'} to be visited at home`,
  });
}

/** What was settled of one kind in a month, and of it visited. */
export interface VisitsOwed {
  readonly settled: number;
  readonly visited: number;
}

/**
 * CB-07 to CB-09 of one kind, of which `percent` are to be visited. How well it goes is told by what is past its limit alone (`past`): what was settled yesterday is not late. What is
 * still to be made is counted of all that is expected to be settled. Null: as with {@link projectHomeVisits}, with {@link LEAST_OWED} owed visits that are past their limit.
 */
export function projectCallbacks(group: CallbackGroup, percent: number, soFar: VisitsOwed, past: VisitsOwed, day: DayOfMonth): MonthEndAtRisk | null {
  const wantedPast = shareOf(past.settled, percent);
  if (!canSay(day) || wantedPast < LEAST_OWED || past.visited >= wantedPast) return null;
  const name = CALLBACK_GROUP_NAMES[group];
  return atRisk({ zh: `${name.zh}的回访率`, en: `visits of ${name.en.toLowerCase()}` }, wholePercent(past.visited, wantedPast)!, 100, shareOf(atMonthEnd(soFar.settled, day), percent) - soFar.visited, {
    zh: (count) => `还需回访${count}户`,
    en: (count) => `${count} more ${count === 1 ? 'household is' : 'households are'} to be visited`,
  });
}

function canSay({ gone, of }: DayOfMonth): boolean {
  return gone >= LEAST_DAYS && gone < of;
}

function atMonthEnd(count: number, { gone, of }: DayOfMonth): number {
  return Math.round((count * of) / gone);
}

function atRisk(what: Words, expected: number, target: number, needed: number | null, remaining: { readonly zh: (count: number) => string; readonly en: (count: number) => string }): MonthEndAtRisk {
  const rest = needed === null ? { zh: '本月已不能达到', en: 'it can no longer be reached this month' } : { zh: remaining.zh(needed), en: remaining.en(needed) };
  return { expected, target, needed, sentence: { zh: `按目前进度，月末${what.zh}为${expected}%，目标${target}%：${rest.zh}。`, en: `At the present pace the month ends with ${what.en} at ${expected} %, target ${target} %: ${rest.en}.` } };
}
