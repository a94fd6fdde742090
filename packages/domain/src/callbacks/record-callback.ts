import { refuse } from '../cases/refusal.js';
import type { Refusal } from '../cases/case.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { CallbackContext, CallbackDecision, CallbackState, CallbackTexts } from './callback.js';
import type { RecordCallback } from './callback-commands.js';
import { callerOf, callersFacts, visitObligation } from './callers.js';
import { callbackHappened, onCallback } from './on-callback.js';

/** CB-13 to CB-15 (Q 4.1.5, 4.2): the resident was visited. A record is never changed; late is late (law 3), and it can still be done. */
export function recordCallback(state: CallbackState, command: RecordCallback, context: CallbackContext): CallbackDecision {
  const { now, actor, policy } = context;
  const callers = [callerOf(actor), command.secondCaller ?? null].filter((caller) => caller !== null);
  const asRead = (current: CallbackState) => ({
    form: command.form,
    ...callersFacts(current, callers, context),
    contentsMissing: marksOf(command).includes(null) || isBlank(command.shortcomings) || isBlank(command.suggestions),
    signed: !isBlank(command.signedBy),
  });
  return onCallback('recordCallback', state, asRead, context, (current) => {
    const refusal = refusedRecord(current, command, context) ?? tooEarly(current, now, policy);
    if (refusal) return refusal;
    const next: CallbackState = {
      ...current,
      status: 'VISITED',
      form: command.form,
      visitedAt: command.visitedAt ?? now,
      recordedAt: now,
      recordedBy: actor.personId,
      secondCaller: command.secondCaller?.personId ?? null,
      satisfaction: command.satisfaction,
      qualified: command.qualified,
    };
    return { refused: false, state: callbackHappened(next, 'CallbackRecorded', now, { secondCaller: next.secondCaller }), texts: textsOf(command) };
  });
}

function refusedRecord(current: CallbackState, command: RecordCallback, { now, actor }: CallbackContext): Refusal | null {
  const { secondCaller, visitedAt } = command;
  if (!marksOf(command).every(isMark)) return refuse('质量、效果和满意程度为 1 至 5 的整数。', 'Quality, effect and satisfaction are whole numbers from 1 to 5.');
  if (secondCaller && secondCaller.personId === actor.personId) return refuse('两位回访人不能是同一人。', 'The two callers are two persons.');
  if (visitedAt === null || visitedAt === undefined) return null;
  if (visitedAt > now) return refuse('回访时间晚于现在。', 'The visit lies in the future.');
  const since = visitObligation(current)?.clockFrom ?? current.openedAt;
  return visitedAt < since ? refuse('回访时间早于事项办结的时间。', 'The visit lies before the matter was settled.') : null;
}

/** CB-02, CB-03: a visit before its window opens would not be the one that is owed. */
function tooEarly(current: CallbackState, now: number, { obligationRows }: PolicySet): Refusal | null {
  const owed = visitObligation(current);
  if (!owed || now >= Math.max(owed.clockFrom, owed.notBeforeAt ?? owed.clockFrom)) return null;
  const clause = obligationRows.find(({ key }) => key === owed.rule)?.clauses[0];
  return refuse('尚未到回访的时间。', 'It is too early for this visit.', { rule: owed.rule, ...(clause ? { clause } : {}) });
}

function textsOf({ quality, effect, shortcomings, suggestions, signedBy, opinion }: RecordCallback): CallbackTexts {
  const written = Object.entries({ shortcomings, suggestions, signedBy, opinion }).filter(([, text]) => !isBlank(text));
  return { ...(quality === null ? {} : { quality }), ...(effect === null ? {} : { effect }), ...Object.fromEntries(written.map(([column, text]) => [column, text!.trim()])) };
}

function marksOf({ quality, effect, satisfaction }: RecordCallback): readonly (number | null)[] {
  return [quality, effect, satisfaction];
}

function isMark(mark: number | null): boolean {
  return mark !== null && Number.isInteger(mark) && mark >= 1 && mark <= 5;
}

function isBlank(text: string | null | undefined): boolean {
  return text === null || text === undefined || text.trim() === '';
}
