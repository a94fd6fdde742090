import { workProgress, type CaseState, type DomainEvent, type WorkStage } from '@guanjia/domain';
import type { ResidentCase } from '@guanjia/schema';
import type { Pool } from 'pg';
import type { OpenLink } from './resident-door.js';

/** What a resident may know of the acts on a case; all else (classes, reports, reasons, names) stays in the house. */
const TOLD = ['ReplyGiven', 'ReplyTimeAgreed', 'CaseSettled', 'ResidentSaidNotSolved', 'ResidentRated', 'WorkStageRecorded', 'CaseDispatched', 'CaseTransferred', 'CaseReferred', 'CaseTakenOver', 'CaseReopened'];

const CASE = /* sql */ `
select own.number, own.kind, case when own.audience = 'CONFIDENTIAL' then null else own.matter end as matter, own.received_at as "receivedAt", own.id <> target.id as joined,
  target.status, target.agreed_reply_at as "agreedReplyAt", target.settled_at as "settledAt", target.closed_at as "closedAt",
  (select h.answered_at from case_household h where h.id = $3) as "householdAnsweredAt",
  -- A visit drawn by lot is a secret of the house until it is made, and whoever handles the case may have made this link.
  (select min(v.planned_for) from callback v where v.case_id = target.id and v.status = 'OPEN' and v.origin = 'OWED' and (v.household_id is null or v.household_id = $3)) as "visitAt",
  json_build_object('zh', centre.name_zh, 'en', centre.name_en) as "centreName", centre.zone,
  json_build_object('zh', coalesce(company.name_zh, '管家'), 'en', coalesce(company.name_en, 'Guanjia')) as "companyName", coalesce(company.demo, false) as demo,
  coalesce((select json_agg(json_build_object('type', j.type, 'at', (extract(epoch from j.at) * 1000)::int8,
      'facts', json_build_object('household', j.facts ->> 'household', 'rating', (j.facts ->> 'rating')::int, 'stage', j.facts ->> 'stage')) order by j.n)
    from journal j where j.subject_id = target.id and j.type = any($4)), '[]') as acts
from service_case own join service_case target on target.id = $2 join service_centre centre on centre.id = target.centre_id left join company on true
where own.id = $1`;

interface Row extends Pick<ResidentCase, 'number' | 'kind' | 'matter' | 'receivedAt' | 'joined' | 'status' | 'settledAt' | 'closedAt' | 'visitAt' | 'centreName' | 'zone' | 'companyName' | 'demo'> {
  readonly agreedReplyAt: Date | null;
  readonly householdAnsweredAt: Date | null;
  readonly acts: DomainEvent[];
}

/** For whom a link speaks: the household that it was made for, else whoever brought the case. */
export const speakerOf = ({ householdId, caseId }: OpenLink): string => householdId ?? caseId;

/** A matter as its resident sees it. */
export async function residentCase(pool: Pool, link: OpenLink): Promise<ResidentCase> {
  const { rows } = await pool.query<Row>({ name: 'resident-case', text: CASE, values: [link.caseId, link.targetId, link.householdId, TOLD] });
  const { agreedReplyAt, householdAnsweredAt, acts, ...known } = rows[0]!;
  const { status } = known;
  const last = (type: string, from?: string) => acts.findLast((act) => act.type === type && (from === undefined || act.facts['household'] === from));
  const speaker = speakerOf(link);
  const [replied, agreed, settled] = [last('ReplyGiven'), last('ReplyTimeAgreed'), last('CaseSettled')];
  const [said, rated] = [last('ResidentSaidNotSolved', speaker), last('ResidentRated', speaker)];
  const underWay = status === 'RECEIVED' || status === 'IN_PROGRESS';
  return {
    ...known,
    stage: underWay ? stageOf(acts) : null,
    promisedReplyAt: status !== 'CLOSED' && agreed && (!replied || acts.indexOf(replied) < acts.indexOf(agreed)) ? agreedReplyAt : null,
    answeredAt: householdAnsweredAt ?? (replied ? new Date(replied.at) : null),
    maySayNotSolved: status === 'SETTLED' && (!said || acts.indexOf(said) < acts.indexOf(settled!)),
    saidNotSolvedAt: said ? new Date(said.at) : null,
    mayRate: (status === 'SETTLED' || status === 'CLOSED') && !rated,
    rating: rated ? Number(rated.facts['rating']) : null,
  };
}

function stageOf(acts: CaseState['acts']): WorkStage | null {
  const { arrivedAt, onTheWayAt, acceptedAt } = workProgress({ acts });
  return arrivedAt !== null ? 'ARRIVED' : onTheWayAt !== null ? 'ON_THE_WAY' : acceptedAt !== null ? 'ACCEPTED' : null;
}
