import type { PlaceKind } from '@guanjia/schema';
import type { Words } from '@guanjia/domain';
import type { Pool } from 'pg';

/** A unit or a public area, without who lives there and what is open: those are asked for only when wanted. */
export interface PlaceRow {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly label: Words;
  readonly centreId: string;
  readonly handedOverOn: string | null;
}

export const LABEL_ZH = `b.name_zh || ' ' || u.number`;
export const LABEL_EN = `b.name_en || ' ' || u.number`;
/** Neither it nor what it is part of is closed, by the centre's day. */
const inUse = (...things: readonly string[]) => things.map((thing) => `(${thing}.closed_from is null or ${thing}.closed_from > today.day)`).join(' and ');
/** Written as "3-1201", "3栋1201" or "31201": blanks and marks do not count. */
export const squeezed = (text: string) => `lower(regexp_replace(${text}, '[[:space:][:punct:]]', '', 'g'))`;
/** Letters as somebody types them for a name: within its initials, or the beginning of its whole spelling. `letters`: the parameter, `$n`. */
export const spelledAs = (pinyin: string, letters: string) => `(split_part(${pinyin}, ' ', 1) like '%' || ${letters} || '%' or ${pinyin} like '% ' || ${letters} || '%')`;
/** The same for a room: "ghy301" is 桂花苑 301. */
export const roomSpelledAs = (letters: string, number = 'u.number') => `split_part(b.pinyin, ' ', 1) || ${squeezed(number)} like '%' || ${letters} || '%'`;

const UNITS = /* sql */ `
select u.id, 'UNIT' as kind, ${LABEL_ZH} as zh, ${LABEL_EN} as en, u.centre_id as "centreId", u.handed_over_on::text as "handedOverOn"
from unit u join building b on b.id = u.building_id`;
const AREAS = /* sql */ `
select a.id, 'PUBLIC_AREA' as kind, a.name_zh as zh, a.name_en as en, a.centre_id as "centreId", null as "handedOverOn" from public_area a`;

/**
 * Places of one centre by room ("3-1201"), a resident's name, its pinyin or initials ("cxm"), a telephone (three figures at least; only if `byTelephone`), or
 * the name of a public area; rooms that begin with what was typed first. What is closed (the centre itself included), and who moved out, is not found. At most 20.
 */
export async function searchPlaces(pool: Pool, centreId: string, search: string, { byTelephone }: { byTelephone: boolean }): Promise<PlaceRow[]> {
  const { text, room, figures, telephone, letters } = typedPlace(search);
  const { rows } = await pool.query<{ id: string; kind: PlaceKind; zh: string; en: string; centreId: string; handedOverOn: string | null }>(
    `with today as materialized (select (app_now() at time zone zone)::date as day from service_centre where id = $1 and (closed_from is null or closed_from > (app_now() at time zone zone)::date))
     select found.* from (
       ${UNITS}, today where u.centre_id = $1 and ${inUse('u', 'b')} and (
         ${squeezed(LABEL_ZH)} like $2 or ${squeezed(LABEL_EN)} like $2 or regexp_replace(${LABEL_ZH}, '\\D', '', 'g') like $5 or ${roomSpelledAs('$7')}
         or exists (select from resident r where r.unit_id = u.id and (r.moved_out_on is null or r.moved_out_on > today.day) and (r.name ilike $3 or ${spelledAs('r.pinyin', '$7')} or regexp_replace(r.telephone, '\\D', '', 'g') like $4)))
       union all
       ${AREAS}, today where a.centre_id = $1 and ${inUse('a')} and (a.name_zh ilike $3 or a.name_en ilike $3 or ${spelledAs('a.pinyin', '$7')})
     ) found
     order by (${squeezed('zh')} like $6) desc, kind desc, length(zh), zh limit 20`,
    [centreId, room || !text ? contains(room) : null, contains(text), byTelephone && telephone ? contains(telephone) : null, figures && figures === room ? contains(figures) : null, `${literal(room)}%`, letters],
  );
  return rows.map(placeOf);
}

/** Places by id, for those who have already been allowed to see what stands there. */
export async function placesById(pool: Pool, ids: readonly string[]): Promise<Map<string, PlaceRow>> {
  const { rows } = await pool.query<Parameters<typeof placeOf>[0]>(
    `${UNITS} where u.id = any($1::uuid[]) union all ${AREAS} where a.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, placeOf(row)]));
}

function placeOf(row: { id: string; kind: PlaceKind; zh: string; en: string; centreId: string; handedOverOn: string | null }): PlaceRow {
  return { id: row.id, kind: row.kind, label: { zh: row.zh, en: row.en }, centreId: row.centreId, handedOverOn: row.handedOverOn };
}

/** What was typed, as it may be meant: any text, a room without blanks and marks, the figures of a telephone (three at least), or a spelling. */
export function typedPlace(search: string): { text: string; room: string; figures: string; telephone: string | null; letters: string | null } {
  const text = search.trim().slice(0, 60);
  const room = text.toLowerCase().replace(/[\s\p{P}]/gu, '');
  const figures = text.replace(/\D/g, '');
  return { text, room, figures, telephone: figures.length >= 3 && figures.length === room.length ? figures : null, letters: SPELLING.test(room) ? room : null };
}

/** Letters, with the figures of a building or room among them. */
const SPELLING = /^(?=[0-9]*[a-z])[a-z0-9]+$/;

/** What was typed is never a pattern. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');
export const contains = (text: string) => `%${literal(text)}%`;
