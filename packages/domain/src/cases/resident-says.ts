import { takeDueSteps } from '../obligations/take-due-steps.js';
import type { Facts } from '../policy/facts.js';
import type { CaseState, Decision, DecisionContext, Refusal } from './case.js';
import { CASE_SUBJECT } from './case-subject.js';
import { accepted, consequences, happened, noted } from './decide.js';
import { empty, refuse } from './refusal.js';

/**
 * What a resident says of a matter by the link on the receipt. No capability is asked, because nobody of the house speaks here: who holds the link speaks for the
 * household. It moves no status: a person reopens, a person confirms, and a rating is no callback (CB-*), for nobody asked and nobody listened.
 */
interface ResidentSays {
  /** For whom the link was made: a household of a collective complaint, or the case itself. Each speaks once for itself. */
  readonly household: string;
}

export interface SayNotSolved extends ResidentSays {
  readonly text: string;
}

export interface RateCase extends ResidentSays {
  /** 1 (bad) to 5 (good). */
  readonly rating: number;
  readonly comment: string | null;
}

/** "It is not solved", of work that the house calls done; once each time it does. Owed from then on by the row NOT-SOLVED. */
export function sayNotSolved(state: CaseState, { household, text }: SayNotSolved, context: DecisionContext): Decision {
  const current = takeDueSteps(state, context, CASE_SUBJECT);
  if (current.status === 'CLOSED') return refuse('本件已经关闭。如仍未解决，请联系服务中心另行登记，新登记的事项将与本件关联。', 'This matter is closed. If it is still not solved, tell the service centre: it is registered anew and linked to this one.');
  if (current.status !== 'SETTLED') return refuse('本件仍在处理中，处理完毕后您可以在此告知是否解决。', 'This matter is still being worked on. Once the work is done you can say here whether it is solved.');
  const since = current.acts.findLastIndex(({ type }) => type === 'CaseSettled');
  if (hasSaid(current, 'ResidentSaidNotSolved', household, since)) return refuse('您已告知未解决，我们会答复您。', 'You have said so already; you will be answered.');
  return says(state, current, 'ResidentSaidNotSolved', { household }, empty(text, '未解决之处', 'what is not solved'), text, context);
}

/** One to five, of work that the house calls done; once. */
export function rateCase(state: CaseState, { household, rating, comment }: RateCase, context: DecisionContext): Decision {
  const current = takeDueSteps(state, context, CASE_SUBJECT);
  if (current.status !== 'SETTLED' && current.status !== 'CLOSED') return refuse('处理完毕后才能评分。', 'It can be rated once the work is done.');
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) return refuse('请给出 1 至 5 分。', 'Give one to five.');
  if (hasSaid(current, 'ResidentRated', household, -1)) return refuse('您已评分，谢谢。', 'You have rated it already. Thank you.');
  return says(state, current, 'ResidentRated', { household, rating }, null, comment, context);
}

function says(before: CaseState, current: CaseState, type: string, own: Facts, missing: Refusal | null, text: string | null, context: DecisionContext): Decision {
  if (missing) return missing;
  const written = text === null ? null : noted('NOTE', text, context);
  return accepted(before, consequences(happened(current, type, context.now, { ...own, ...written?.facts }), context), written ? [written.note] : []);
}

function hasSaid({ acts }: CaseState, type: string, household: string, since: number): boolean {
  return acts.some((act, index) => index > since && act.type === type && act.facts['household'] === household);
}
