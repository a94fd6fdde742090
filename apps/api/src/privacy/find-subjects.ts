import { maskTelephone, type Words } from '@guanjia/domain';
import type { ResidentDataSubject } from '@guanjia/schema';
import type { Pool, PoolClient } from 'pg';
import { contains, typedPlace } from '../organisation/places.js';
import { isRoom } from '../set-up/list-records.js';

/** A telephone by its figures alone, as people type it one way and another. */
export const figuresOf = (column: string): string => `regexp_replace(${column}, '\\D', '', 'g')`;

/** Matters of resident `r`: received for that person, or called in from that number. */
export const CASES_OF = /* sql */ `select c.* from service_case c where c.centre_id = r.centre_id and c.disposed_at is null
  and (c.resident_id = r.id or (length(${figuresOf('r.telephone')}) >= 7 and ${figuresOf('c.caller_telephone')} = ${figuresOf('r.telephone')}))`;

interface Row {
  id: string;
  version: number;
  name: string;
  telephone: string;
  zh: string;
  en: string;
  movedOutOn: string | null;
  livesThere: boolean;
  cases: number;
  openCases: number;
  erasedAt: Date | null;
}

const SUBJECTS = /* sql */ `
select r.id, r.version, r.name, r.telephone, b.name_zh || ' ' || u.number as zh, b.name_en || ' ' || u.number as en, r.moved_out_on::text as "movedOutOn",
  r.moved_out_on is null or r.moved_out_on > (app_now() at time zone centre.zone)::date as "livesThere", r.erased_at as "erasedAt",
  (select count(*)::int from (${CASES_OF}) c) as cases, (select count(*)::int from (${CASES_OF}) c where c.status <> 'CLOSED' and not c.historic) as "openCases"
from resident r join unit u on u.id = r.unit_id join building b on b.id = u.building_id join service_centre centre on centre.id = r.centre_id`;

const MOST = 20;

/** Residents of a centre by room, name or telephone, as many as a page shows; those who were erased are found by their room. */
export async function searchSubjects(pool: Pool, centreId: string, search: string): Promise<ResidentDataSubject[]> {
  const { text, room, figures, telephone } = typedPlace(search);
  if (room === '' && !telephone) return [];
  const { rows } = await pool.query<Row>(
    `${SUBJECTS} where r.centre_id = $1 and (${isRoom('u.number')} or (r.erased_at is null and r.name ilike $4) or ${figuresOf('r.telephone')} like $5)
     order by length(b.name_zh), b.name_zh, length(u.number), u.number, r.id limit ${MOST}`,
    [centreId, room, figures, contains(text), telephone && contains(telephone)],
  );
  return rows.map(shown);
}

/** One resident of these centres; null: there is none. */
export async function findSubject(target: Pool | PoolClient, centreIds: readonly string[], id: string): Promise<ResidentDataSubject | null> {
  const { rows } = await target.query<Row>(`${SUBJECTS} where r.id = $1 and r.centre_id = any($2::uuid[])`, [id, centreIds]);
  return rows[0] ? shown(rows[0]) : null;
}

function shown({ zh, en, telephone, livesThere, ...row }: Row): ResidentDataSubject {
  return { ...row, unit: { zh, en }, telephoneMasked: row.erasedAt ? '' : maskTelephone(telephone), notErasable: whyNot(row, livesThere) };
}

/** Law and open matters go first: what is needed to serve a home, or to finish what was begun, is kept. */
function whyNot({ erasedAt, openCases }: Pick<Row, 'erasedAt' | 'openCases'>, livesThere: boolean): Words | null {
  if (erasedAt) return { zh: '已经删除。', en: 'It is erased already.' };
  if (openCases > 0) return { zh: `还有 ${openCases} 件事项没有关闭。请先办结并关闭，再删除。`, en: `${openCases} matters are not closed. Finish and close them first.` };
  if (livesThere) return { zh: '登记为在住：服务住户需要这些信息。如已搬离，请先在“基础资料”中填写搬离日期。', en: 'Registered as living there: serving the home needs the data. If the person has left, say since when under Set-up first.' };
  return null;
}
