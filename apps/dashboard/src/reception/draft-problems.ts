import type { ParseKeys } from 'i18next';
import { instantOfWallTime } from '../format/wall-time';
import type { Draft } from './draft';

/** Fields by name, each with what is wrong as a key of the room's words. In the order of the form. */
export type DraftProblems = Partial<Record<'place' | 'callerName' | 'callerTelephone' | 'matter' | 'kind' | 'receivedAt' | 'lateRecordReason' | 'receivedByPost' | 'residentDeadline', ParseKeys<'reception'>>>;

/** As the server reads it: digits with what people write between them. */
const TELEPHONE = /^\+?[0-9][0-9 ()-]{3,18}[0-9]$/;
/** Law 11. */
const FURTHEST_BACK = 24 * 60 * 60_000;

/** What the desk has still to fill in. The server asks the same again. @param now business time, milliseconds */
export function draftProblems(draft: Draft, zone: string, now: number): DraftProblems {
  const problems: DraftProblems = {};
  if (draft.place === null) problems.place = 'problem.place';
  if (!draft.anonymous && draft.resident === null) {
    if (!draft.callerName.trim()) problems.callerName = 'problem.callerName';
    if (!draft.callerTelephone.trim()) problems.callerTelephone = 'problem.callerTelephone';
  }
  if (draft.callerTelephone.trim() && !TELEPHONE.test(draft.callerTelephone.trim())) problems.callerTelephone = 'problem.telephone';
  if (!draft.matter.trim()) problems.matter = 'problem.matter';
  if (draft.kind === null) problems.kind = 'problem.kind';
  const receivedAt = draft.backdated ? instantOfWallTime(zone, draft.receivedAt) : now;
  if (receivedAt === null) problems.receivedAt = 'problem.receivedAt';
  else if (receivedAt > now) problems.receivedAt = 'problem.future';
  else if (now - receivedAt > FURTHEST_BACK) problems.receivedAt = 'problem.tooFarBack';
  if (draft.backdated && !draft.lateRecordReason.trim()) problems.lateRecordReason = 'problem.lateRecordReason';
  if (draft.byOtherPost && !draft.receivedByPost) problems.receivedByPost = 'problem.receivedByPost';
  if (draft.residentDeadline) {
    const deadline = instantOfWallTime(zone, draft.residentDeadline);
    if (deadline === null || deadline <= (receivedAt ?? now)) problems.residentDeadline = 'problem.residentDeadline';
  }
  return problems;
}
