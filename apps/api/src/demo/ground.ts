import { SHIPPED_POSTS, type ShippedPostKey } from '@guanjia/domain';
import type pg from 'pg';
import { openSession, tokenHash } from '../access/session.js';
import { loadViewer, type Viewer } from '../access/viewer.js';
import { DEMO_LOGINS } from './company.js';
import type { Matter } from './story.js';

interface Home {
  readonly id: string;
  readonly residents: readonly { readonly id: string; readonly name: string; readonly telephone: string }[];
}

/** Where matters happen and who deals with them, read once. */
export interface Ground {
  readonly centreIds: readonly string[];
  /** Homes of a centre, in the order of buildings and numbers. */
  readonly homes: readonly (readonly Home[])[];
  person(post: ShippedPostKey, centre: number, who?: number): Promise<Viewer>;
  /** The place of a matter and who calls, as the registration form has them. */
  placeOf(matter: Pick<Matter, 'centre' | 'place' | 'caller'>): object;
}

const PLACES = /* sql */ `
select c.id,
  (select json_agg(json_build_object('id', u.id, 'residents', (select json_agg(json_build_object('id', r.id, 'name', r.name, 'telephone', r.telephone) order by r.owner desc, r.id) from resident r where r.unit_id = u.id))
     order by b.name_zh, u.number) from unit u join building b on b.id = u.building_id where u.centre_id = c.id) as homes,
  (select json_object_agg(a.name_zh, a.id) from public_area a where a.centre_id = c.id) as areas
from service_centre c order by c.ordinal`;

const SUFFIXES = ['', 'b', 'c', 'd'];

export async function readGround(pool: pg.Pool): Promise<Ground> {
  const { rows: centres } = await pool.query<{ id: string; homes: Home[]; areas: Record<string, string> }>(PLACES);
  const people = new Map<string, Promise<Viewer>>();
  return {
    centreIds: centres.map(({ id }) => id),
    homes: centres.map(({ homes }) => homes),
    person(post, centre, who = 0) {
      const login = SHIPPED_POSTS[post].companyWide ? DEMO_LOGINS[post] : `${DEMO_LOGINS[post]}.${centre + 1}${SUFFIXES[who] ?? ''}`;
      const known = people.get(login) ?? viewerOf(pool, login);
      people.set(login, known);
      return known;
    },
    placeOf({ centre, place, caller }) {
      const { homes, areas } = centres[centre]!;
      if (typeof place === 'string') {
        const called = caller === undefined ? undefined : homes[caller]!.residents[0]!;
        return { publicAreaId: areas[place], ...(called ? { callerName: called.name, callerTelephone: called.telephone } : { callerName: '匿名业主', anonymous: true }) };
      }
      const { id, residents } = homes[place]!;
      return { unitId: id, residentId: residents[Math.min(caller ?? 0, residents.length - 1)]!.id };
    },
  };
}

/** What a person may do, by a session that is not kept: nobody has signed in. */
async function viewerOf(pool: pg.Pool, login: string): Promise<Viewer> {
  const { rows } = await pool.query<{ id: string }>('select id from person where login = $1', [login]);
  if (!rows[0]) throw new Error(`The demo has nobody who signs in as ${login}`);
  const { token } = await openSession(pool, rows[0].id);
  const viewer = await loadViewer(pool, tokenHash(token));
  await pool.query('delete from session where token_hash = $1', [tokenHash(token)]);
  if (!viewer) throw new Error(`${login} of the demo may not sign in`);
  return viewer;
}
