import type { ShippedPostKey } from '@guanjia/domain';
import type { Pool, PoolClient } from 'pg';
import { demoName } from './company.js';

export interface Colleagues {
  readonly centreId: string;
  readonly post: ShippedPostKey;
  /** The sign-in of the one who is there: `reception.1`. */
  readonly login: string;
  /** `b`, `c` … : the colleagues sign in as `reception.1b`, `reception.1c`. */
  readonly letters: readonly string[];
  /** The name of the first of all, by number. */
  readonly nth: number;
}

/** Those of a post and centre by their sign-ins; who is not there yet is taken on beside the first, on the same day as that one was. */
export async function takeOn(pool: Pool | PoolClient, { centreId, post, login, letters, nth }: Colleagues): Promise<string[]> {
  const logins = [login, ...letters.map((letter) => `${login}${letter}`)];
  const names = logins.map((_, i) => demoName(nth + i));
  await pool.query(
    `with first as (select p.password_hash, h.held_from from person p join post_holding h on h.person_id = p.id where p.login = $1 limit 1),
     taken_on as (
       insert into person (login, name_zh, name_en, password_hash)
       select login, zh, en, first.password_hash from first, unnest($2::text[], $3::text[], $4::text[]) as n(login, zh, en) on conflict (login) do nothing returning id)
     insert into post_holding (person_id, post, centre_id, held_from) select taken_on.id, $5, $6, first.held_from from taken_on, first`,
    [login, logins.slice(1), names.slice(1).map(({ zh }) => zh), names.slice(1).map(({ en }) => en), post, centreId],
  );
  const { rows } = await pool.query<{ id: string; login: string }>('select id, login from person where login = any($1::text[]) order by login', [logins]);
  return rows.map(({ id }) => id);
}
