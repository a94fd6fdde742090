import { CAPABILITY_NAMES, whyNotFill, whyNotRead, whyNotSend, type CapabilityKey, type Words } from '@guanjia/domain';
import type { AvailableAction } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { stateOf } from './lock-report.js';
import type { MonthNode } from './read-month.js';

/** Stands for what is not written yet: whether a form is complete is asked when it is handed in. */
const WRITTEN = { comment: '…', reason: '…' };

/** What this person may do with the month now, by the same functions that the verbs ask; the next step of the procedure is the primary one. */
export async function actionsOnMonth(viewer: Viewer, node: MonthNode): Promise<AvailableAction[]> {
  const newest = node.versions[0] ?? null;
  const state = newest && stateOf(newest);
  const month = { name: node.month, start: node.start.getTime(), end: node.end.getTime() };
  const changes = await node.changes();
  const may = (capability: CapabilityKey): Words | null => (viewer.capabilitiesAt(node.centreId).has(capability) ? null : lacking(capability));
  const fill = may('WRITE_COMPLAINT_REPORT') ?? whyNotFill(WRITTEN, month, state, node.moment.getTime())?.message ?? null;
  const read = may('REVIEW_COMPLAINT_REPORT') ?? (state ? (whyNotRead(state, viewer.personId)?.message ?? null) : UNFILLED);
  const send = may('WRITE_COMPLAINT_REPORT') ?? (state ? (whyNotSend(state, changes!)?.message ?? null) : UNFILLED);
  const refill = changes !== null && changes.joined.length > 0;
  return [
    { verb: 'fillComplaintReport', allowed: fill === null, primary: node.status === 'TO_FILL' || (refill && node.status !== 'SENT'), why: fill },
    { verb: 'reviewComplaintReport', allowed: read === null, primary: node.status === 'FILLED' && !refill, why: read },
    { verb: 'sendComplaintReport', allowed: send === null, primary: node.status === 'READ' && !refill, why: send },
  ];
}

const UNFILLED: Words = { zh: '月报尚未填报。', en: 'The report is not filled in yet.' };

function lacking(capability: CapabilityKey): Words {
  const { zh, en } = CAPABILITY_NAMES[capability];
  return { zh: `您现任岗位没有此权限：${zh}。`, en: `None of your posts here may do this: ${en}.` };
}
