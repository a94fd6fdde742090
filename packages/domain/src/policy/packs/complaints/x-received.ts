import type { ObligationRow, PolicyPack } from '../../row.js';
import { complaintsX } from './x.js';

const contacted = complaintsX.rows.find((row): row is ObligationRow => row.key === 'CP-17')!;

/** X read strictly: its two hours begin when the complaint comes in, however long it takes to reach the supervisor (CP-17's stricter option). */
export const complaintsXReceived: PolicyPack = {
  key: 'complaints/x-received',
  area: 'COMPLAINTS',
  name: { zh: '小区业户投诉处理规程（2小时自受理起算）', en: 'Complaints in the estate: 2 hours, from reception' },
  extends: 'complaints/x',
  overrides: ['CP-17'],
  rows: [
    {
      ...contacted,
      because: {
        zh: '原文未写2小时从何时起算；从严理解为自受理之时起算，转交主管的时间计算在内。约定的时间由 REPLY-AGREED 约束。当即明确答复的，无需再约时间。',
        en: 'The text does not say from when the 2 hours count; read strictly they count from reception, so what passes before it reaches the supervisor is in them. The agreed time is then owed by REPLY-AGREED. Who answers definitely at once needs to agree no time.',
      },
      clockFrom: 'receivedAt',
    },
  ],
};
