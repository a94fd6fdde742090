import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty, refuse } from './refusal.js';

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
    const unwritten = empty(command.note, '上报内容', 'what is reported');
    if (unwritten) return unwritten;
    const text = noted('NOTE', command.note, context);
    const next: CaseState = { ...current, status: current.status === 'RECEIVED' ? 'IN_PROGRESS' : current.status };
    return { refused: false, state: to.reduce((told, post) => happened(told, 'CaseReportedUp', context.now, { to: post, ...text.facts }), next), notes: [text.note] };
  });
}
