import { matches } from '../policy/condition.js';
import type { Facts, Instant } from '../policy/facts.js';
import type { EventPattern, Met } from '../policy/row.js';
import type { DomainEvent } from './obligation.js';

/**
 * When an act counts as done. Acts of people: when they were recorded (law 11). Acts of time: the step's own moment, whenever a sweeper came by to take it,
 * so that no verdict depends on the sweeper's punctuality.
 */
export function actTime(act: DomainEvent): Instant {
  const stepAt = act.facts['stepAt'];
  return typeof stepAt === 'number' ? stepAt : act.at;
}

/** Whether the act is of the pattern's type and its facts meet the pattern's. The rule of an obligation's event is read from either place. */
export function isOf(act: DomainEvent, pattern: EventPattern): boolean {
  if (act.type !== pattern.event) return false;
  if (!pattern.facts) return true;
  return matches(act.obligation ? { ...act.facts, rule: act.obligation.rule } : act.facts, pattern.facts);
}

/** Which acts count: from this place in the history on, and done no earlier than this moment. */
export interface Since {
  readonly index: number;
  readonly at: Instant;
}

/** Where in the history a duty was fulfilled, and when. */
export interface Meeting {
  readonly index: number;
  readonly at: Instant;
}

/** The moment from which on the duty is fulfilled: of `allOf` the last part's, of `anyOf` the first's. Null: not yet. */
export function meetingOf(met: Met, acts: readonly DomainEvent[], since: Since): Meeting | null {
  if ('allOf' in met) {
    let last: Meeting | null = null;
    for (const part of met.allOf) {
      const meeting = meetingOf(part, acts, since);
      if (!meeting) return null;
      if (!last || meeting.index > last.index) last = meeting;
    }
    return last;
  }
  if ('anyOf' in met) {
    let first: Meeting | null = null;
    for (const part of met.anyOf) {
      const meeting = meetingOf(part, acts, since);
      if (meeting && (!first || meeting.index < first.index)) first = meeting;
    }
    return first;
  }
  for (let index = since.index; index < acts.length; index++) {
    const act = acts[index]!;
    if (isOf(act, met) && actTime(act) >= since.at) return { index, at: actTime(act) };
  }
  return null;
}

/** The first act of the pattern after a place in the history; -1: none. */
export function indexAfter(acts: readonly DomainEvent[], pattern: EventPattern, index: number): number {
  for (let next = index + 1; next < acts.length; next++) if (isOf(acts[next]!, pattern)) return next;
  return -1;
}

/** Without the facts that are not known: an event says what is, not what is missing. */
export function known(facts: Facts): Facts {
  const result: Record<string, Facts[string]> = {};
  for (const name in facts) if (facts[name] !== null && facts[name] !== undefined) result[name] = facts[name];
  return result;
}
