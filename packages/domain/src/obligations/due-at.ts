import type { Facts, Instant } from '../policy/facts.js';
import type { Settings, Term } from '../policy/term.js';
import { endOfDayAfter, sameWallTimeAfter } from './zoned.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What a term is counted against. */
export interface TermContext {
  /** The clock's zero: the value of the row's `clockFrom`. */
  readonly clockFrom: Instant;
  readonly facts: Facts;
  readonly settings: Settings;
  /** IANA zone of the centre. */
  readonly zone: string;
  /** How the row's pack counts days; ELAPSED unless it says otherwise. */
  readonly dayCounting?: 'ELAPSED' | 'CALENDAR' | undefined;
}

/**
 * The last moment at which the duty is on time. Null: the term hangs on a fact that the case does not have, and names no other limit.
 */
export function dueAt(term: Term, context: TermContext): Instant | null {
  const { clockFrom, zone } = context;
  switch (term.kind) {
    case 'elapsed':
      return clockFrom + Math.round(term.hours * HOUR);
    case 'days':
      return context.dayCounting === 'CALENDAR' ? endOfDayAfter(clockFrom, term.days, zone) : sameWallTimeAfter(clockFrom, { days: term.days }, zone);
    case 'weeks':
      return sameWallTimeAfter(clockFrom, { weeks: term.weeks }, zone);
    case 'months':
      return sameWallTimeAfter(clockFrom, { months: term.months }, zone);
    case 'fact': {
      const moment = context.facts[term.fact];
      if (typeof moment === 'number') return moment;
      return term.otherwise ? dueAt(term.otherwise, context) : null;
    }
    case 'setting':
      return clockFrom + context.settings[term.setting] * MINUTE;
  }
}
