import { reconcile } from '../obligations/reconcile.js';
import { movesToLongerLimit } from '../obligations/longer-limit.js';
import type { Facts, Instant } from '../policy/facts.js';
import type { CaseKind, CaseNote, CaseState, Decision, DecisionContext, Refusal, Severity, Validity } from './case.js';
import { isClassified } from './case-facts.js';
import { CASE_SUBJECT } from './case-subject.js';
import { decide, happened, highestPost, noted, type Acted } from './decide.js';
import { extendFactDue } from './extend-fact-due.js';
import { empty, lacking, refuse } from './refusal.js';

export interface ClassifyCase {
  readonly kind: CaseKind;
  /** Left out: as it is. */
  readonly category?: string | null;
  /** Complaints only. */
  readonly validity?: Validity | null;
  /** Valid complaints only. */
  readonly severity?: Severity | null;
  /** Left out: as it is. */
  readonly urgent?: boolean | null;
  /** HR-10: whether a help request endangers life, property or public order, where its category does not say so. Left out: as it is. */
  readonly special?: boolean | null;
  /** X 四: whether five households or more raise it together; a person says so. Left out: as it is. */
  readonly collective?: boolean | null;
  /** CORRECTION: it was so from the start. DEVELOPMENT: it became so now. */
  readonly basis: 'CORRECTION' | 'DEVELOPMENT';
  readonly reason?: string | null;
  /** Left out: as it is. */
  readonly residentDeadline?: Instant | null;
}

/**
 * FD-04, CP-34, S 4: says what kind of matter it is. A correction counts from reception, and is overdue at once where the time has gone; a development counts
 * from now, and needs a supervisor's reasoned approval (law 1). Moving to a longer limit before the old one is due needs approval and is counted (law 2).
 */
export function classifyCase(state: CaseState, command: ClassifyCase, context: DecisionContext): Decision {
  return decide('classifyCase', state, asRead(command), context, (current) => classified(current, command, context));
}

function asRead(command: ClassifyCase): Facts {
  const { kind, category, validity, severity, urgent, collective, basis } = command;
  return { kind, category, validity, severity, urgent, collective, basis, validityMissing: (validity ?? null) === null, severityMissing: (severity ?? null) === null };
}

function classified(current: CaseState, command: ClassifyCase, context: DecisionContext): Refusal | Acted {
  const { actor, now, policy } = context;
  const validity = command.validity ?? null;
  const severity = command.severity ?? null;
  const residentDeadline = command.residentDeadline ?? current.residentDeadline;
  if (validity !== null && command.kind !== 'COMPLAINT') return refuse('只有投诉才分有效、协助处理和无效。', 'Only a complaint is valid, to assist or invalid.');
  if (severity !== null && validity !== 'VALID') return refuse('只有有效投诉才分等级。', 'Only a valid complaint has a severity.');
  if (residentDeadline !== null && residentDeadline <= current.receivedAt) return refuse('住户要求的期限须晚于受理时间。', "The resident's own limit must lie after the reception.");
  const unexplained = () => empty(command.reason, '理由', 'the reason');
  if (command.basis === 'DEVELOPMENT') {
    // Else the clock of the same class could be started again.
    if (current.kind === command.kind && current.validity === validity && current.severity === severity) return refuse('类别和等级都没有变化，不能按情况发展处理。', 'Neither kind nor class changes, so nothing has developed.');
    const refusal = lacking(actor, 'APPROVE_DEVELOPMENT') ?? unexplained();
    if (refusal) return refusal;
  }
  const classFrom = command.basis === 'DEVELOPMENT' ? now : current.receivedAt;
  const asked: CaseState = {
    ...current,
    kind: command.kind,
    category: command.category === undefined ? current.category : command.category,
    validity,
    severity,
    urgent: command.urgent ?? current.urgent,
    residentDeadline,
    classFrom,
  };
  const proposed: CaseState = { ...asked, classifiedAt: isClassified(asked) ? now : current.classifiedAt };
  const first = current.classifiedAt === null;
  const later = laterDeadline(current, proposed, command, context);
  const longer = later.moved || (!first && movesToLongerLimit(current.obligations, reconcile(later.state, context, CASE_SUBJECT).obligations, now));
  if (longer) {
    const refusal = lacking(actor, 'APPROVE_LONGER_LIMIT') ?? unexplained();
    if (refusal) return refusal;
  }
  const counted = longer ? { ...later.state, longerLimitMoves: current.longerLimitMoves + 1 } : later.state;
  const notes: CaseNote[] = [];
  let facts: Facts = { basis: command.basis, byPost: highestPost(actor, policy.reportingLine), longerLimit: longer || null, ...said(command) };
  if (command.reason?.trim()) {
    const reason = noted('REASON', command.reason, context);
    notes.push(reason.note);
    facts = { ...facts, ...reason.facts };
  }
  return { refused: false, state: happened(counted, 'CaseClassified', now, facts), notes };
}

/** What a person says beside the class; the event is where it is kept. */
function said({ special, collective }: ClassifyCase): Facts {
  return {
    ...(special === null || special === undefined ? {} : { saidSpecial: special, special }),
    ...(collective === null || collective === undefined ? {} : { saidCollective: collective, collective }),
  };
}

/** The resident's own limit, given once, is changed to a later one only like a longer limit; what is owed by it and not yet due is then extended. */
function laterDeadline(current: CaseState, proposed: CaseState, command: ClassifyCase, context: DecisionContext): { readonly state: CaseState; readonly moved: boolean } {
  if (proposed.residentDeadline === current.residentDeadline) return { state: proposed, moved: false };
  const state = extendFactDue(proposed, 'residentDeadline', proposed.residentDeadline!, command.reason ?? '', context);
  const pushedBack = current.residentDeadline !== null && proposed.residentDeadline! > current.residentDeadline;
  return { state, moved: pushedBack || state !== proposed };
}
