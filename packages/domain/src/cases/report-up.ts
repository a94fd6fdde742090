import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, highestPost, noted } from './decide.js';
import { empty, refuse } from './refusal.js';
import { isAbove } from '../obligations/ladder.js';
import type { Met } from '../policy/row.js';

export interface ReportUp {
  /** The posts that are told; each is one event. */
  readonly to: readonly string[];
  readonly note: string;
}

/** CP-05, CP-08 (S 5.2.1–2): those whom the procedure names are told. */
export function reportUp(state: CaseState, command: ReportUp, context: DecisionContext): Decision {
  const to = [...new Set(command.to)];
  return decide('reportUp', state, {}, context, (current) => {
    if (to.length === 0) return refuse('请选择上报对象。', 'Choose whom to report to.');
    const unknown = to.find((post) => !Object.hasOwn(context.policy.reportingLine, post));
    if (unknown !== undefined) return refuse(`没有岗位“${unknown}”。`, `There is no post "${unknown}".`);
    const below = to.find((post) => isBelow(post, current, context));
    if (below !== undefined) return refuse('上报只能向上：所选岗位低于负责岗位或您的岗位。交下级办理请用转交、派员或催办。', 'A report goes up: one of the posts stands below the owner or below you. To give work down, transfer, dispatch or remind.');
    const unwritten = empty(command.note, '上报内容', 'what is reported');
    if (unwritten) return unwritten;
    const text = noted('NOTE', command.note, context);
    const next: CaseState = { ...current, status: current.status === 'RECEIVED' ? 'IN_PROGRESS' : current.status };
    return { refused: false, state: to.reduce((told, post) => happened(told, 'CaseReportedUp', context.now, { to: post, ...text.facts }), next), notes: [text.note] };
  });
}

/** Down the reporting line, from who owns the case or from who reports; but whom a clause that is still owed names may always be told (CP-05 names the head office's department). */
function isBelow(post: string, { ownerPost, obligations }: CaseState, { actor, policy }: DecisionContext): boolean {
  const owed = new Set(obligations.flatMap(({ status, rule }) => (status === 'OPEN' ? rule : [])));
  if (policy.obligationRows.some(({ key, metBy }) => owed.has(key) && reportedTo(metBy).includes(post))) return false;
  const own = highestPost(actor, policy.reportingLine);
  return isAbove(ownerPost, post, policy.reportingLine) || (own !== null && isAbove(own, post, policy.reportingLine));
}

/** The posts that a report must reach for this to be met. */
function reportedTo(met: Met): readonly unknown[] {
  if ('allOf' in met) return met.allOf.flatMap(reportedTo);
  if ('anyOf' in met) return met.anyOf.flatMap(reportedTo);
  const to = met.event === 'CaseReportedUp' ? met.facts?.['to'] : undefined;
  return Array.isArray(to) ? to : [to];
}
