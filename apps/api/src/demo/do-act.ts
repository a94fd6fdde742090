import type { Instant } from '@guanjia/domain';
import type { Viewer } from '../access/viewer.js';
import { acknowledgeOverdue } from '../cases/acknowledge-overdue.js';
import { addNote } from '../cases/add-note.js';
import { agreeReplyTime } from '../cases/agree-reply-time.js';
import { approveCancellation } from '../cases/approve-cancellation.js';
import { approveExtension } from '../cases/approve-extension.js';
import { answerHousehold } from '../cases/answer-household.js';
import { approveMerge } from '../cases/approve-merge.js';
import { approvePlan } from '../cases/approve-plan.js';
import { cancelCase } from '../cases/cancel-case.js';
import type { Desk, Outcome } from '../cases/carry-out.js';
import { classifyCase } from '../cases/classify-case.js';
import { closeCase } from '../cases/close-case.js';
import { confirmHousehold } from '../cases/confirm-household.js';
import { confirmWithResident } from '../cases/confirm-with-resident.js';
import { dispatchCase } from '../cases/dispatch-case.js';
import { extendObligation } from '../cases/extend-obligation.js';
import { joinHouseholds } from '../cases/join-households.js';
import { mergeCase } from '../cases/merge-case.js';
import { proposePlan } from '../cases/propose-plan.js';
import { recordStep } from '../cases/record-step.js';
import { recordWorkStage } from '../cases/record-work-stage.js';
import { referCase } from '../cases/refer-case.js';
import { remindOwner } from '../cases/remind-owner.js';
import { replyToResident } from '../cases/reply-to-resident.js';
import { reportUp } from '../cases/report-up.js';
import { settleCase } from '../cases/settle-case.js';
import { transferCase } from '../cases/transfer-case.js';
import type { CallbackOutcome } from '../callbacks/carry-out-callback.js';
import type { DutyOutcome } from '../duties/carry-out-duty.js';
import type { Act, Matter } from './story.js';

const HOUR_MS = 3_600_000;

/** On which case, as it is now, and under which submission's key. */
export interface ActOn {
  readonly clientKey: string;
  readonly caseId: string;
  readonly version: number;
}

/** The case that a matter has become. */
export type CaseOf = (matter: Matter) => Promise<string>;

/** Carries an act out by its real verb: what may not be done is refused as it would be at the desk. */
export async function doAct(desk: Desk, viewer: Viewer, of: ActOn, matter: Matter, { verb }: Act, caseOf: CaseOf): Promise<Outcome | DutyOutcome | CallbackOutcome> {
  const after = (hours: number) => new Date(matter.at + hours * HOUR_MS);
  const { clientKey, caseId } = of;
  switch (verb.kind) {
    case 'classify': {
      const { deadlineAfter, ...to } = verb.to;
      const residentDeadline = deadlineAfter === undefined ? null : after(deadlineAfter);
      return classifyCase(desk, viewer, { ...of, ...to, kind: 'COMPLAINT', basis: 'CORRECTION', urgent: matter.urgent ?? false, category: matter.category ?? null, reason: null, residentDeadline });
    }
    case 'transfer':
      return transferCase(desk, viewer, { ...of, department: verb.department, ownerPost: verb.ownerPost, reason: null });
    case 'dispatch':
      return dispatchCase(desk, viewer, { ...of, post: verb.post, note: null });
    case 'stage':
      return recordWorkStage(desk, viewer, { ...of, stage: verb.stage, statedAt: null });
    case 'step':
      return recordStep(desk, viewer, { ...of, step: verb.step, evidence: verb.evidence ?? null, statedAt: null });
    case 'note':
      return addNote(desk, viewer, { ...of, about: verb.about, body: verb.body });
    case 'reply':
      return replyToResident(desk, viewer, { ...of, definite: verb.definite, reply: verb.reply, statedAt: null, ...(verb.form && { form: verb.form }) });
    case 'agree':
      return agreeReplyTime(desk, viewer, { ...of, agreedReplyAt: after(verb.replyAfter), reason: null });
    case 'reportUp':
      return reportUp(desk, viewer, { ...of, to: [...verb.to], note: verb.note });
    case 'refer':
      return referCase(desk, viewer, { ...of, party: verb.party ?? 'DEVELOPER', name: verb.name, ownerPost: null, inWriting: true, reason: verb.reason });
    case 'remind':
      return remindOwner(desk, viewer, { ...of, note: verb.note });
    case 'extend':
      return extendObligation(desk, viewer, { clientKey, version: of.version, obligationId: await owed(desk, caseId, verb.rule), dueAt: after(verb.dueAfter), reason: verb.reason });
    case 'approveExtension':
      return approveExtension(desk, viewer, { clientKey, version: of.version, obligationId: await owed(desk, caseId, verb.rule) });
    case 'settle':
      return settleCase(desk, viewer, { ...of, result: verb.result, statedAt: null });
    case 'confirm':
      return confirmWithResident(desk, viewer, { ...of, outcome: verb.outcome, note: null });
    case 'close':
      return closeCase(desk, viewer, { ...of, reason: verb.reason });
    case 'cancel':
      return cancelCase(desk, viewer, { ...of, reason: verb.reason });
    case 'approveCancellation':
      return approveCancellation(desk, viewer, of);
    case 'merge':
      return mergeCase(desk, viewer, { ...of, intoCaseId: await caseOf(verb.into), reason: verb.reason });
    case 'approveMerge':
      return approveMerge(desk, viewer, of);
    case 'proposePlan':
      return proposePlan(desk, viewer, { ...of, findings: verb.findings, plan: verb.plan });
    case 'approvePlan':
      return approvePlan(desk, viewer, of);
    case 'joinHouseholds':
      return joinHouseholds(desk, viewer, { ...of, caseIds: await Promise.all(verb.others.map(caseOf)), households: [], reason: verb.reason });
    case 'answerHousehold':
      return answerHousehold(desk, viewer, { ...of, householdId: await household(desk, caseId, verb.household), form: 'VISIT', reply: verb.reply, signedBy: '业户', statedAt: null });
    case 'confirmHousehold':
      return confirmHousehold(desk, viewer, { ...of, householdId: await household(desk, caseId, verb.household), outcome: 'SATISFIED', note: null });
    case 'acknowledge':
      return acknowledgeOverdue(desk, viewer, { clientKey, obligationId: await firstDue(desk, caseId), note: verb.note });
  }
}

async function owed({ database }: Desk, caseId: string, rule: string): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(`select id from obligation where subject_id = $1 and rule_key = $2 and status = 'OPEN'`, [caseId, rule]);
  if (!rows[0]) throw new Error(`Case ${caseId} owes nothing by ${rule}`);
  return rows[0].id;
}

async function household({ database }: Desk, caseId: string, n: number): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>('select id from case_household where case_id = $1 order by id offset $2 limit 1', [caseId, n]);
  if (!rows[0]) throw new Error(`Case ${caseId} has no household ${n}`);
  return rows[0].id;
}

async function firstDue({ database }: Desk, caseId: string): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>('select id from obligation where subject_id = $1 order by due_at limit 1', [caseId]);
  return rows[0]!.id;
}

/** Of a submission by its matter and place: 0 is the reception, then the acts in their order. */
export const keyOf = (matter: Pick<Matter, 'key'>, n: number): string => `${matter.key}-${n}`;

/** The moment of business time of an act. */
export const timeOf = (matter: Pick<Matter, 'at'>, act: Act): Instant => matter.at + Math.round(act.after * HOUR_MS);
