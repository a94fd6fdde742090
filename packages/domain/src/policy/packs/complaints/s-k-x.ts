import type { PolicyPack } from '../../row.js';
import { collective } from './collective.js';
import { planned } from './plan.js';
import { met } from './reception.js';
import { complaintDuties, complaintSteps, whereSIsSilent } from './x-silent.js';

/** S and K, and X where those are silent (register §13): the collective complaint, what is forwarded, what others have to solve, the report by the 5th. X's hour limits stay in variant X. */
export const complaintsSKX: PolicyPack = {
  key: 'complaints/s-k-x',
  area: 'COMPLAINTS',
  name: { zh: '投诉处理作业规程（含集体投诉、协助处理、月报）', en: 'Complaint handling, with collective complaints, assistance and the monthly report' },
  extends: 'complaints/s-k',
  rows: [...collective, ...met, ...planned, ...whereSIsSilent, ...complaintSteps, ...complaintDuties],
};
