import { maskTelephone, type ConfirmOutcome, type ReplyForm } from '@guanjia/domain';
import type { LinkedCase } from '@guanjia/schema';
import type pg from 'pg';
import type { Scope } from '../access/scope.js';

/** A household as resolvers answer from it; its telephone leaves masked. */
export interface HouseholdNode {
  readonly id: string;
  readonly caseId: string;
  readonly unitId: string | null;
  readonly name: string | null;
  readonly telephoneMasked: string | null;
  readonly fromCase: LinkedCase | null;
  readonly answeredAt: Date | null;
  readonly answerForm: ReplyForm | null;
  readonly signedBy: string | null;
  readonly confirmedAt: Date | null;
  readonly outcome: ConfirmOutcome | null;
}

const OF_CASES = /* sql */ `
select h.id, h.case_id as "caseId", h.unit_id as "unitId", h.name, h.telephone, h.answered_at as "answeredAt", h.answer_form as "answerForm", h.signed_by as "signedBy",
  h.confirmed_at as "confirmedAt", h.outcome, case when c.id is not null then json_build_object('id', c.id, 'number', c.number, 'matter', c.matter, 'status', c.status) end as "fromCase"
from case_household h left join service_case c on c.id = h.source_case_id and c.centre_id = any($2::uuid[]) and c.audience = any($3::text[])
where h.case_id = any($1::uuid[]) order by h.id`;

/** The households of collective complaints that the viewer may see, by case, in the order in which they were named. */
export async function householdsOfCases(pool: pg.Pool, caseIds: readonly string[], scope: Scope): Promise<HouseholdNode[][]> {
  const { rows } = await pool.query<Omit<HouseholdNode, 'telephoneMasked'> & { telephone: string | null }>(OF_CASES, [caseIds, scope.centreIds, scope.audiences]);
  const nodes = rows.map(({ telephone, ...row }) => ({ ...row, telephoneMasked: telephone === null ? null : maskTelephone(telephone) }));
  return caseIds.map((caseId) => nodes.filter((node) => node.caseId === caseId));
}
