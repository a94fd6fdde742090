import type { CaseKind, Channel } from '@guanjia/domain';
import { hourOf } from '../duty-acts.js';
import type { Act, Matter } from '../story.js';
import { CATALOGUE, COLLECTIVE, type Sort } from './catalogue.js';
import { lifeOf, type Draft } from './plan-life.js';
import { chance, type Chance } from './random.js';
import { hourWeights, seasonOn, stormShare, volumeOn } from './season.js';
import { turnAt } from './turns.js';

/** What a company's days are made of. */
export interface Plan {
  readonly seed: string;
  /** Homes of each centre. */
  readonly homes: readonly number[];
  /** What has been drafted, by centre and day: each day is asked for again by those after it. */
  readonly drafted: Map<string, readonly DatedDraft[]>;
}

/** Matters of an average day, by centre: 29, 24 and 21 a week. */
const A_DAY = [4.2, 3.4, 3];
const KINDS: Readonly<Record<CaseKind, number>> = { REPAIR: 46, INQUIRY: 15, COMPLAINT: 13, CONVENIENCE: 11, OPINION: 7, HELP_REQUEST: 6, UNLOCKED_DOOR: 2 };
const CHANNELS = { TELEPHONE: 44, WECHAT: 22, WALK_IN: 18, APP: 8, OWNERS_GROUP: 3, ON_SITE: 2, SMS: 1, ONLINE: 0.8, EMAIL: 0.7, LETTER: 0.5 } as const satisfies Partial<Record<Channel, number>>;
const COLLECTIVE_SHARE = 0.006;
/** The same home comes back with the same matter after so many days. */
const AGAIN_SHARE = 0.035;
const AGAIN_WITHIN_DAYS = 12;

/** All matters of a centre on a day (days since 1970), with all that becomes of them: the same for the same seed, centre and day, whatever was planned before. */
export function planDay(plan: Plan, centre: number, day: number): Matter[] {
  const drafts = [...firstDrafts(plan, centre, day), ...comingBack(plan, centre, day)];
  const matters = drafts.map((draft) => matterOf(plan, draft, day));
  return [...matters, ...reportedTwice(plan, matters, centre, day), ...collective(plan, centre, day)].sort((one, other) => one.at - other.at);
}

/** More matters of the same kinds for a day, `n` of them: so that who watches sees something happen. */
export function planExtras(plan: Plan, centre: number, day: number, n: number): Matter[] {
  return Array.from({ length: n }, (_, i) => matterOf(plan, draftOf(plan, centre, day, `extra-${i}`, false), day));
}

interface DatedDraft extends Draft {
  readonly name: string;
  readonly againAfterDays: number | null;
}

function firstDrafts(plan: Plan, centre: number, day: number): readonly DatedDraft[] {
  const known = plan.drafted.get(`${centre} ${day}`);
  if (known) return known;
  const drawn = chance(`${plan.seed} day ${centre} ${day}`);
  const storm = drawn.is(stormShare(day));
  const n = poisson(drawn, A_DAY[centre]! * volumeOn(day) * (storm ? 1.7 : 1));
  const drafts = Array.from({ length: n }, (_, i) => draftOf(plan, centre, day, String(i), storm));
  plan.drafted.set(`${centre} ${day}`, drafts);
  return drafts;
}

function draftOf({ seed, homes }: Plan, centre: number, day: number, name: string, storm: boolean): DatedDraft {
  const drawn = chance(`${seed} matter ${centre} ${day} ${name}`);
  const kind = drawn.weighed(KINDS);
  const sort = pickSort(drawn, kind, day, storm);
  const hour = Number(drawn.weighed(hourWeights(sort.night ?? false)));
  const at = hourOf(day, hour + drawn.next());
  const channel: Channel = kind === 'UNLOCKED_DOOR' ? 'PATROL' : kind === 'COMPLAINT' && drawn.is(0.04) ? 'FORWARDED' : drawn.weighed(CHANNELS);
  // Some households call far more often than others, and not those of the lowest numbers.
  const home = (Math.floor(homes[centre]! * drawn.next() ** 1.8) * 37) % homes[centre]!;
  const where = sort.areas && drawn.is(0.85) ? { place: drawn.pick(sort.areas), ...(drawn.is(0.45) ? { caller: home } : {}) } : { place: home, ...(drawn.is(0.2) ? { caller: 1 } : {}) };
  const againAfterDays = kind !== 'INQUIRY' && kind !== 'CONVENIENCE' && drawn.is(AGAIN_SHARE) ? drawn.whole(2, AGAIN_WITHIN_DAYS) : null;
  return { name, centre, at, sort, channel, ...where, again: false, againAfterDays };
}

function pickSort(drawn: Chance, kind: CaseKind, day: number, storm: boolean): Sort {
  const possible = CATALOGUE.map((sort, n) => [String(n), sort.kind === kind ? sort.weight * seasonOn(day, sort.season, storm) : 0] as const);
  return CATALOGUE[Number(drawn.weighed(Object.fromEntries(possible)))]!;
}

/** What was not done well some days ago is brought again, by the same home. */
function comingBack(plan: Plan, centre: number, day: number): DatedDraft[] {
  const days = Array.from({ length: AGAIN_WITHIN_DAYS - 1 }, (_, n) => day - 2 - n);
  return days.flatMap((earlier) =>
    firstDrafts(plan, centre, earlier)
      .filter(({ againAfterDays }) => againAfterDays === day - earlier)
      .map((draft) => ({ ...draft, name: `again-${earlier}-${draft.name}`, at: draft.at + hourOf(day, 0) - hourOf(earlier, 0), again: true, againAfterDays: null })));
}

function matterOf({ seed }: Plan, draft: DatedDraft, day: number): Matter {
  const { centre, name, at, sort, channel, place, caller, again } = draft;
  const drawn = chance(`${seed} life ${centre} ${day} ${name}`);
  return {
    key: `life-${centre}-${day}-${name}`, centre, at, kind: sort.kind, channel, place,
    matter: again ? `${sort.matter}（再次反映）` : sort.matter,
    receivedBy: turnAt(at),
    ...(sort.category && { category: sort.category }), ...(sort.urgent && { urgent: true }), ...(caller !== undefined && { caller }),
    acts: lifeOf(draft, drawn),
  };
}

/** Of one thing in a public area two people tell, now and then, within the hour; the second record is merged into the first. */
function reportedTwice({ seed, homes }: Plan, matters: readonly Matter[], centre: number, day: number): Matter[] {
  const drawn = chance(`${seed} twice ${centre} ${day}`);
  return matters.flatMap((first) => {
    const goesOnFor = first.acts.find(({ verb }) => verb.kind === 'settle')?.after ?? 0;
    const firstDone = first.acts[0]?.after ?? 0;
    if (first.kind !== 'REPAIR' || typeof first.place !== 'string' || goesOnFor < 2 || firstDone > 1 || !drawn.is(0.08)) return [];
    const at = first.at + Math.round(drawn.around(0.4, 0.4) * 3_600_000);
    const { key, channel: _channel, receivedBy: _by, acts: _acts, ...same } = first;
    const merge = { kind: 'merge', into: first, reason: '与前一件为同一处同一问题' } as const;
    return [{
      ...same, key: `${key}-twice`, at, channel: 'WECHAT', caller: drawn.whole(0, homes[centre]! - 1), receivedBy: turnAt(at),
      acts: [{ after: 0.15, by: 'RECEPTIONIST', who: turnAt(at), verb: merge }, { after: 0.4, by: 'CS_SUPERVISOR', verb: { kind: 'approveMerge' } }],
    } satisfies Matter];
  });
}

/** A few times a year five households and more complain of one thing on one day; the first is handled as the collective one, in which the others end (CP-23). */
function collective({ seed, homes }: Plan, centre: number, day: number): Matter[] {
  const drawn = chance(`${seed} collective ${centre} ${day}`);
  if (!drawn.is(COLLECTIVE_SHARE)) return [];
  const { matter, category, areas, department, results } = drawn.pick(COLLECTIVE);
  const common = { centre, kind: 'COMPLAINT', place: areas![0]!, matter, category } as const;
  const start = hourOf(day, 9 + drawn.next() * 3);
  const spread = Array.from({ length: drawn.whole(5, 8) }, (_, n) => start + Math.round((n * 0.35 + drawn.next() * 0.3) * 3_600_000));
  const caller = drawn.whole(0, homes[centre]! - 1);
  const others = spread.slice(1).map((at, n): Matter => ({
    ...common, key: `life-${centre}-${day}-all-${n}`, at, channel: 'WECHAT', caller: (caller + 3 * (n + 1)) % homes[centre]!, receivedBy: turnAt(at),
    acts: [{ after: 0.1, by: 'RECEPTIONIST', who: turnAt(at), verb: { kind: 'reply', definite: false, reply: '已登记，正在核实' } }],
  }));
  const each = spread.map((_, n) => n);
  const lead: Matter = {
    ...common, key: `life-${centre}-${day}-all`, at: spread[0]!, channel: 'TELEPHONE', caller, receivedBy: turnAt(spread[0]!),
    acts: [
      { after: 0.3, by: 'CS_SUPERVISOR', verb: { kind: 'classify', to: { validity: 'VALID', severity: 'IMPORTANT' } } },
      { after: 3.6, by: 'CS_SUPERVISOR', verb: { kind: 'joinHouseholds', others, reason: '同一事件，五户以上共同反映' } },
      { after: 3.65, by: 'CS_SUPERVISOR', verb: { kind: 'reportUp', to: ['CENTRE_MANAGER'], note: '五户以上反映同一问题' } },
      { after: drawn.is(0.7) ? 3.7 : 4.6, by: 'CENTRE_MANAGER', verb: { kind: 'reportUp', to: ['DEPUTY_GENERAL_MANAGER', 'COMPLAINT_CENTRE'], note: '集体投诉，已组织处理' } },
      { after: 4.8, by: 'CENTRE_MANAGER', verb: { kind: 'step', step: 'HOUSEHOLDS_CONTACTED', evidence: '已与各户联系，约定回复时间' } },
      { after: 5, by: 'CS_SUPERVISOR', verb: { kind: 'transfer', department, ownerPost: 'DEPARTMENT_HEAD' } },
      { after: 5.5, by: 'CS_SUPERVISOR', verb: { kind: 'proposePlan', findings: '已到现场核实，各户反映属实', plan: `由${department}立即处理，完成后逐户上门答复` } },
      { after: 6.5, by: 'CENTRE_MANAGER', verb: { kind: 'approvePlan' } },
      { after: 8, by: 'CENTRE_MANAGER', verb: { kind: 'step', step: 'SPECIAL_INCIDENT_REPORT', evidence: `${matter}，影响多户；已责成${department}处理并逐户答复` } },
      { after: 30 + drawn.next() * 20, by: 'DEPARTMENT_HEAD', verb: { kind: 'settle', result: results[0]! } },
      ...each.map((n): Act => ({ after: 51 + n * 0.3, by: 'CS_SUPERVISOR', verb: { kind: 'answerHousehold', household: n, reply: results[0]! } })),
      ...each.map((n): Act => ({ after: 54 + n * 0.2, by: 'CUSTOMER_ASSISTANT', verb: { kind: 'confirmHousehold', household: n } })),
    ],
  };
  return [lead, ...others];
}

/** Knuth's: how many of what comes `mean` times a day. */
function poisson(drawn: Chance, mean: number): number {
  const limit = Math.exp(-mean);
  let n = 0;
  for (let product = drawn.next(); product > limit; product *= drawn.next()) n++;
  return n;
}
