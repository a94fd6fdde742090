import { availableActions, maskTelephone, workProgress, type CaseVerb } from '@guanjia/domain';
import type { MyMatter, MyWork } from '@guanjia/schema';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { BOARD_DUTY_JSON, BOARD_ROW_JSON, DUTY_ON_BOARD, nameDuties, nameRules, ON_BOARD, type StoredBoardDuty, type StoredBoardRow } from '../board/board-row.js';
import { contextOf } from '../cases/carry-out.js';
import { checklistNodes } from '../cases/case-loaders.js';
import { readCase } from '../cases/load-case.js';
import type { Database } from '../database/database.js';

/** What fits into a day's work and a telephone's line; the rest is counted, and stands on the board. */
const MOST = 50;

/** What a handler does from the telephone; for all else there is the case's page. */
const OFFERED: readonly string[] = ['recordWorkStage', 'recordStep', 'attachFile', 'settleCase', 'referCase', 'reportUp'] satisfies CaseVerb[];

const MINE_AT = (centre: string, post: string) => `exists (select from held where held.centre_id = ${centre} and held.post = ${post})`;
const OWED_BY_MINE = (subject: string) => /* sql */ `
  (select json_agg(o.id order by o.due_at, o.rule_key) as ids, min(o.due_at) as due_at from obligation o
   where o.subject_id = ${subject} and o.status = 'OPEN' and exists (select from held where held.centre_id = o.centre_id and held.post = any(o.owed_by)))`;

/**
 * $4, $5: the posts that the viewer ($3) holds at each centre of the scope. What is settled is mine only while something is still owed for it.
 */
const LIST = /* sql */ `
with held as materialized (select * from unnest($4::uuid[], $5::text[]) as h(centre_id, post)),
mine as materialized (
  select c.id, owes.ids, owes.due_at, c.owner_person_id is not distinct from $3::uuid as in_my_hand
  from service_case c cross join lateral ${OWED_BY_MINE('c.id')} owes
  where c.centre_id = any($1::uuid[]) and c.audience = any($2::text[]) and ${ON_BOARD}
    and (owes.ids is not null or (c.status <> 'SETTLED' and (
      c.owner_person_id = $3
      or (c.owner_person_id is null and ${MINE_AT('c.centre_id', 'c.owner_post')})
      or exists (select from journal j where j.subject_id = c.id and j.type = 'CaseDispatched' and ${MINE_AT('c.centre_id', "(j.facts ->> 'post')")}))))
)
select (select count(*)::int from mine) as total,
  coalesce((
    select json_agg(json_build_object(
        'row', ${BOARD_ROW_JSON}, 'owes', coalesce(m.ids, '[]'), 'inMyHand', m.in_my_hand,
        'callerName', coalesce(r.name, c.caller_name), 'telephone', coalesce(r.telephone, c.caller_telephone)
      ) order by m.due_at nulls last, c.received_at, c.id)
    from (select * from mine order by due_at nulls last, id limit ${MOST}) m join service_case c on c.id = m.id left join resident r on r.id = c.resident_id), '[]') as matters,
  coalesce((
    select json_agg(${BOARD_DUTY_JSON} order by d.due_at, d.rule_key, d.id)
    from (select d.*, owes.due_at from duty d cross join lateral ${OWED_BY_MINE('d.id')} owes
          where d.centre_id = any($1::uuid[]) and d.audience = any($2::text[]) and ${DUTY_ON_BOARD} and owes.ids is not null
          order by owes.due_at, d.id limit ${MOST}) d), '[]') as duties`;

interface StoredMatter extends Pick<MyMatter, 'owes' | 'inMyHand' | 'callerName'> {
  readonly row: StoredBoardRow;
  readonly telephone: string | null;
}
interface Row {
  readonly total: number;
  readonly matters: StoredMatter[];
  readonly duties: StoredBoardDuty[];
}

/** What the viewer owes at these of the own centres: in hand, owed by a post held there, or sent there. Telephones leave the API masked. */
export async function listMyWork(database: Database, viewer: Viewer, centreIds: readonly string[] | null): Promise<MyWork> {
  const scope = scopeOf(viewer, centreIds);
  const held = scope.centreIds.flatMap((centreId) => viewer.postsAt(centreId).map((post) => ({ centreId, post })));
  const { rows: answer } = await database.pool.query<Row>({
    name: 'my-work',
    text: LIST,
    values: [scope.centreIds, scope.audiences, viewer.personId, held.map(({ centreId }) => centreId), held.map(({ post }) => post)],
  });
  const { total, matters: stored, duties: storedDuties } = answer[0]!;
  const [rows, duties] = await Promise.all([nameRules(database, stored.map(({ row }) => row)), nameDuties(database, storedDuties)]);
  const matters = await Promise.all(
    stored.map(async ({ telephone, owes, inMyHand, callerName }, n): Promise<MyMatter[]> => {
      // Out of sight since the list was read: closed to this viewer, so none of it is told.
      const loaded = await readCase(database.pool, rows[n]!.id, scope);
      if (!loaded) return [];
      const context = await contextOf({ database }, viewer, loaded);
      const { acceptedBy, ...progress } = workProgress(loaded.state);
      return [{
        row: rows[n]!,
        owes,
        inMyHand,
        progress: { ...progress, acceptedByMe: acceptedBy === viewer.personId },
        checklists: checklistNodes(loaded.state, context.policy),
        actions: availableActions(loaded.state, context).filter(({ verb }) => OFFERED.includes(verb)),
        callerName,
        callerTelephoneMasked: telephone === null ? null : maskTelephone(telephone),
      }];
    }),
  );
  return { matters: matters.flat(), totalCount: total, duties };
}
