import type { Instant } from '../policy/facts.js';
import type { BreachSettings } from '../policy/breach-settings.js';

/** Where something was broken: a building or public area by its id, a department by its name. */
export interface BreachPlace {
  readonly kind: 'BUILDING' | 'PUBLIC_AREA' | 'DEPARTMENT';
  readonly key: string;
}

/** A limit that was met late, missed, or is owed and past due. */
export interface Breach {
  readonly id: string;
  readonly rule: string;
  readonly dueAt: Instant;
  readonly places: readonly BreachPlace[];
}

/** One rule broken again and again in one place. */
export interface RepeatedBreach<Found extends Breach = Breach> {
  readonly rule: string;
  readonly place: BreachPlace;
  /** The oldest first. */
  readonly breaches: readonly Found[];
}

const DAY = 86_400_000;

/** What was broken `breachTimes` times or more in one place, due within the `breachDays` days up to `now`: most often first, then by rule and place. A breach counts at each of its places. */
export function repeatedBreaches<Found extends Breach>(breaches: readonly Found[], { breachTimes, breachDays }: BreachSettings, now: Instant): RepeatedBreach<Found>[] {
  const found = new Map<string, { rule: string; place: BreachPlace; breaches: Found[] }>();
  for (const breach of breaches) {
    if (breach.dueAt > now || breach.dueAt <= now - breachDays * DAY) continue;
    for (const place of breach.places) {
      const key = JSON.stringify([breach.rule, place.kind, place.key]);
      const repeated = found.get(key) ?? { rule: breach.rule, place, breaches: [] };
      repeated.breaches.push(breach);
      found.set(key, repeated);
    }
  }
  return [...found]
    .filter(([, repeated]) => repeated.breaches.length >= breachTimes)
    .toSorted(([one, a], [other, b]) => b.breaches.length - a.breaches.length || (one < other ? -1 : 1))
    .map(([, repeated]) => ({ ...repeated, breaches: repeated.breaches.toSorted((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1)) }));
}
