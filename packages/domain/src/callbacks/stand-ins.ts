import type { HeldPost } from '../organisation/reach.js';
import type { Instant } from '../policy/facts.js';
import type { CallbackState } from './callback.js';

/** Whom law 10 keeps from what comes next: from the visit whoever handled the matter, from the review whoever visited. */
export function barredPersons({ status, matter, recordedBy, secondCaller }: CallbackState): readonly string[] {
  const persons = status === 'OPEN' ? [...matter.handledBy, matter.settledBy] : [recordedBy, secondCaller];
  return [...new Set(persons.filter((person) => person !== null))];
}

/**
 * Law 10: where everybody who holds a post now is barred, the first post above with somebody who is not owes in its place; where there is none, the top one does.
 * A post that nobody holds is passed over when its steps reach people (law 9), not here.
 */
export function standInsFor(state: CallbackState, holdings: readonly HeldPost[], reportingLine: Readonly<Record<string, string | null>>, now: Instant): Readonly<Record<string, string>> {
  const barred = barredPersons(state);
  if (barred.length === 0) return {};
  const held = holdings.filter(({ from, until, centreId }) => from <= now && (until === null || until > now) && (centreId === null || centreId === state.centreId));
  const holders = (post: string) => held.filter((one) => one.post === post);
  const isFree = (post: string) => holders(post).some(({ personId }) => !barred.includes(personId));
  const standIns: Record<string, string> = {};
  for (const post of Object.keys(reportingLine)) {
    if (holders(post).length === 0 || isFree(post)) continue;
    const line = postsAbove(post, reportingLine);
    const instead = line.find(isFree) ?? line.at(-1);
    if (instead !== undefined) standIns[post] = instead;
  }
  return standIns;
}

/** From the next post up to the top; a circle ends where it closes. */
function postsAbove(post: string, reportingLine: Readonly<Record<string, string | null>>): string[] {
  const line: string[] = [];
  for (let above = reportingLine[post] ?? null; above !== null && above !== post && !line.includes(above); above = reportingLine[above] ?? null) line.push(above);
  return line;
}
