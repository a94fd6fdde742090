import type { Channel, Instant, ShippedPostKey } from '@guanjia/domain';
import type { Act, ActVerb } from '../story.js';
import type { Sort } from './catalogue.js';
import { complaintLife } from './plan-complaint.js';
import type { Chance } from './random.js';
import { turnAt } from './turns.js';

/** A matter before anybody has dealt with it. */
export interface Draft {
  readonly centre: number;
  readonly at: Instant;
  readonly sort: Sort;
  readonly channel: Channel;
  readonly place: number | string;
  readonly caller?: number;
  /** It was brought before, some days ago. */
  readonly again: boolean;
}

const HOUR_MS = 3_600_000;
const AROUND_THE_CLOCK: readonly ShippedPostKey[] = ['RECEPTIONIST', 'DUTY_CLERK', 'GUARD'];
/** How long people of a centre take, against the others; and the three craftsmen of each. */
const PACE_OF_CENTRE = [0.9, 1.15, 1];
const PACE_OF_CRAFTSMAN = [1, 0.7, 1.6];

/** Acts one after the other; most people sleep at night. */
export class Life {
  readonly acts: Act[] = [];
  private hours = 0;

  constructor(
    readonly draft: Draft,
    readonly drawn: Chance,
  ) {}

  /** Hours since the reception. */
  get now(): number {
    return this.hours;
  }

  /** So much later; by day, unless it cannot wait. */
  wait(hours: number, { atOnce = false }: { atOnce?: boolean } = {}): this {
    this.hours += hours;
    const hour = (this.draft.at / HOUR_MS + 8 + this.hours) % 24;
    if (!atOnce && (hour < 7.5 || hour > 21.5)) this.hours += ((24 + 8 - hour) % 24) + this.drawn.next();
    return this;
  }

  do(by: ShippedPostKey, verb: ActVerb, who?: number): this {
    const turn = AROUND_THE_CLOCK.includes(by) ? turnAt(this.draft.at + Math.round(this.hours * HOUR_MS)) : who;
    this.acts.push({ after: this.hours, by, verb, ...(turn !== undefined && { who: turn }) });
    return this;
  }

  /** The resident is asked whether it is solved; some are not reached at first, some are not content and it goes on, of a few nothing is heard again. */
  ask(result: string, settler: ShippedPostKey, { who, settledAgain }: { who?: number; settledAgain?: () => void } = {}): Act[] {
    const { drawn } = this;
    const answer = drawn.weighed({ SATISFIED: 86, LATER: 7, DISSATISFIED: this.draft.again ? 14 : 5, NEVER: 2 });
    const assistant = drawn.whole(0, 1);
    const asks = (outcome: 'SATISFIED' | 'DISSATISFIED' | 'NOT_REACHED') => this.do('CUSTOMER_ASSISTANT', { kind: 'confirm', outcome }, assistant);
    this.wait(drawn.around(6, 0.8));
    if (answer === 'LATER') asks('NOT_REACHED').wait(drawn.around(20, 0.3));
    if (answer === 'DISSATISFIED') {
      asks('DISSATISFIED').wait(drawn.around(8, 0.6)).do(settler, { kind: 'settle', result: `返工：${result}` }, who);
      settledAgain?.();
      this.wait(drawn.around(5, 0.5));
    }
    if (answer === 'NEVER' && this.draft.sort.kind !== 'HELP_REQUEST' && this.draft.sort.kind !== 'COMPLAINT') {
      asks('NOT_REACHED').wait(24).do('CENTRE_MANAGER', { kind: 'close', reason: '多次联系住户未果，处理结果已留言告知。' });
    } else asks('SATISFIED');
    return this.acts;
  }
}

/** All that becomes of a matter, from its reception to its end: by whom, when, with which words. Most in time, some late, some twice. */
export function lifeOf(draft: Draft, drawn: Chance): Act[] {
  const life = new Life(draft, drawn);
  if (draft.sort.kind !== 'COMPLAINT' && drawn.is(0.008)) return cancelled(life);
  switch (draft.sort.kind) {
    case 'REPAIR':
      return repaired(life);
    case 'INQUIRY':
      return answered(life);
    case 'COMPLAINT':
      return complaintLife(life);
    case 'HELP_REQUEST':
      return helped(life);
    case 'OPINION':
      return considered(life);
    default:
      return served(life);
  }
}

const cancelled = (life: Life): Act[] =>
  life.wait(0.3, { atOnce: true }).do('RECEPTIONIST', { kind: 'cancel', reason: '重复登记' }).wait(1).do('CS_SUPERVISOR', { kind: 'approveCancellation' }).acts;

function repaired(life: Life): Act[] {
  const { drawn, draft: { sort, centre } } = life;
  const result = drawn.pick(sort.results);
  const who = drawn.pick([0, 0, 1, 1, 2]);
  const pace = PACE_OF_CENTRE[centre]! * PACE_OF_CRAFTSMAN[who]!;
  const urgent = sort.urgent ?? false;
  life.wait(drawn.around(0.15, 0.6), { atOnce: true }).do('RECEPTIONIST', { kind: 'transfer', department: sort.department, ownerPost: sort.owner });
  if (drawn.is(0.2)) life.wait(0.1, { atOnce: true }).do('RECEPTIONIST', { kind: 'reply', definite: false, reply: '已通知师傅，稍后上门' });
  if (urgent || drawn.is(0.25)) life.wait(0.1, { atOnce: urgent }).do('RECEPTIONIST', { kind: 'dispatch', post: 'MAINTENANCE' });
  // Not everybody says by telephone that they come.
  if (drawn.is(0.35)) {
    life.wait(drawn.around(0.5, 0.7) * pace, { atOnce: urgent }).do('MAINTENANCE', { kind: 'stage', stage: 'ACCEPTED' }, who);
    life.wait(drawn.around(0.6, 0.6) * pace, { atOnce: urgent }).do('MAINTENANCE', { kind: 'stage', stage: 'ARRIVED' }, who);
  }
  const parts = drawn.is(0.06);
  const hours = parts ? drawn.around(70, 0.35) : urgent ? drawn.around(1.2, 0.6) : drawn.around(4, 1.05) * pace;
  if (parts) {
    // Asked for within the first day and a half: what is late already is not extended.
    life.wait(4).do('MAINTENANCE', { kind: 'extend', rule: 'FD-06', dueAfter: life.now + hours + 30, reason: '需订购配件' }, who);
    life.wait(1).do('CENTRE_MANAGER', { kind: 'approveExtension', rule: 'FD-06' });
  } else if (hours > 30 && drawn.is(0.5)) {
    life.wait(26).do('CS_SUPERVISOR', { kind: 'remind', note: '住户来电催问，请尽快安排' });
    if (drawn.is(0.5)) life.wait(0.5).do('CS_SUPERVISOR', { kind: 'acknowledge', note: '已联系师傅，约定明天上门' });
  }
  life.wait(hours, { atOnce: urgent }).do('MAINTENANCE', { kind: 'settle', result }, who);
  return life.ask(result, 'MAINTENANCE', { who });
}

function answered(life: Life): Act[] {
  const { drawn, draft: { sort } } = life;
  const result = drawn.pick(sort.results);
  if (drawn.is(0.22)) {
    // Another department has to be asked first.
    life.wait(drawn.around(0.05, 0.4), { atOnce: true }).do('RECEPTIONIST', { kind: 'agree', replyAfter: life.now + 8 });
    life.wait(drawn.around(4, 0.6)).do('RECEPTIONIST', { kind: 'reply', definite: true, reply: result });
  } else {
    life.wait(drawn.around(0.045, 0.45), { atOnce: true }).do('RECEPTIONIST', { kind: 'reply', definite: true, reply: result });
  }
  life.wait(0.02, { atOnce: true }).do('RECEPTIONIST', { kind: 'settle', result });
  return life.ask(result, 'RECEPTIONIST');
}

function served(life: Life): Act[] {
  const { drawn, draft: { sort } } = life;
  const result = drawn.pick(sort.results);
  const by = sort.owner;
  life.wait(drawn.around(0.8, 1), { atOnce: true }).do(by, { kind: 'settle', result });
  return life.ask(result, by);
}

function considered(life: Life): Act[] {
  const { drawn, draft: { sort, centre } } = life;
  const result = drawn.pick(sort.results);
  life.wait(drawn.around(1, 0.7)).do('RECEPTIONIST', { kind: 'transfer', department: sort.department, ownerPost: sort.owner });
  life.wait(drawn.around(20, 0.75) * PACE_OF_CENTRE[centre]!).do('DEPARTMENT_HEAD', { kind: 'settle', result });
  return life.ask(result, 'DEPARTMENT_HEAD');
}

/** Danger to life, property or public order goes to the head of the centre at once (HR-10); first aid step by step. */
function helped(life: Life): Act[] {
  const { drawn, draft: { sort } } = life;
  const result = drawn.pick(sort.results);
  const now = { atOnce: true };
  life.wait(drawn.around(0.045, 0.4), now).do('RECEPTIONIST', { kind: 'reply', definite: false, reply: '马上安排人员' });
  if (sort.category === 'FIRST_AID') {
    life.wait(0.01, now).do('RECEPTIONIST', { kind: 'step', step: 'FA_PLACE', evidence: '楼层、房号、电话已问清' });
    life.wait(0.01, now).do('RECEPTIONIST', { kind: 'step', step: 'FA_WANTS_HOSPITAL' });
    life.wait(0.02, now).do('RECEPTIONIST', { kind: 'dispatch', post: 'GUARD' });
    life.wait(0.1, now).do('GUARD', { kind: 'step', step: 'FA_TWO_GUARDS' });
    life.wait(0.1, now).do('GUARD', { kind: 'step', step: 'FA_CAR' });
    life.wait(0.5, now).do('GUARD', { kind: 'step', step: 'FA_AT_HOSPITAL' });
  }
  if (['FIRST_AID', 'DISASTER', 'CRIME_OR_ACCIDENT'].includes(sort.category ?? '')) {
    life.wait(drawn.around(0.04, 0.7), now).do('RECEPTIONIST', { kind: 'reportUp', to: ['CENTRE_MANAGER'], note: sort.matter });
    life.wait(1, now).do('CS_SUPERVISOR', { kind: 'note', about: 'RISK', body: '已提醒现场人员注意分寸，过程留有记录。' });
  }
  const who = drawn.whole(0, 1);
  life.wait(drawn.around(1.5, 0.6), now).do('STEWARD', { kind: 'settle', result }, who);
  return life.ask(result, 'STEWARD', { who });
}
