import { closeCase as decide } from '@guanjia/domain';
import type { CloseCaseInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { LABEL_EN, LABEL_ZH } from '../organisation/places.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readText } from './door.js';

/** FD-08 (P 4.8): what cannot be done is closed by the manager with the reason written down. Lateness stays (law 3). */
export async function closeCase(desk: Desk, viewer: Viewer, input: CloseCaseInput): Promise<Outcome> {
  const command = { reason: readText('reason', input.reason, { most: 1000 }) };
  const outcome = await carryOut(desk, viewer, 'closeCase', input, (state, context) => decide(state, command, context));
  return outcome.kind === 'refused' && outcome.refusal.rule === 'CP-23.close' ? namingTheUnanswered(desk, input.caseId, outcome) : outcome;
}

const UNANSWERED = /* sql */ `
select coalesce(${LABEL_ZH}, h.name) as zh, coalesce(${LABEL_EN}, h.name) as en
from case_household h left join unit u on u.id = h.unit_id left join building b on b.id = u.building_id where h.case_id = $1 and h.answered_at is null order by h.id`;

/** CP-23: a collective complaint waits for some of its households; the refusal says for which. The caller's scope was asked by the verb. */
async function namingTheUnanswered({ database }: Desk, caseId: string, outcome: Outcome & { readonly kind: 'refused' }): Promise<Outcome> {
  const { rows } = await database.pool.query<{ zh: string; en: string }>(UNANSWERED, [caseId]);
  if (rows.length === 0) return outcome;
  const { zh, en } = outcome.refusal.message;
  return { ...outcome, refusal: { ...outcome.refusal, message: { zh: `${zh}尚未答复：${rows.map((row) => row.zh).join('、')}。`, en: `${en} Not answered yet: ${rows.map((row) => row.en).join(', ')}.` } } };
}
