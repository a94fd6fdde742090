import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS } from '@guanjia/domain';
import { openSession, tokenHash } from '../../dist/access/session.js';
import { loadViewer } from '../../dist/access/viewer.js';
import { receiveCase } from '../../dist/cases/receive-case.js';
import { Sealer } from '../../dist/journal/sealer.js';
import { publishPosts } from '../../dist/organisation/publish-posts.js';
import { adoptPolicies } from '../../dist/policies/adopt-policies.js';
import { publishPacks } from '../../dist/policies/publish-packs.js';
import type { BenchDatabase } from './bench-database.js';

export interface BenchDesk {
  readonly centreIds: readonly string[];
  readonly personId: string;
  /** The session's, for requests. */
  readonly cookie: string;
  /** Opens a case as a desk does, at each centre in turn or at this one; answers its id once it is committed. */
  receive(of?: { readonly centreId?: string; readonly matter?: string }): Promise<string>;
  /** The journal's head, for a subscription from now on. */
  cursor(): Promise<string>;
  /** Numbers what was committed, as in a running house. */
  readonly sealer: Sealer;
  close(): Promise<void>;
}

const RECEPTION_AND_COMPLAINTS = ['reception/p', 'complaints/s-k'];

/** A company that follows these of the shipped procedures, and a receptionist of all its centres who is signed in. */
export async function openDesk({ database, url }: BenchDatabase, centres: number, followed: readonly string[] = RECEPTION_AND_COMPLAINTS): Promise<BenchDesk> {
  const { pool } = database;
  await pool.query(`insert into company (name_zh, name_en) values ('春江物业', 'Spring River');
    insert into service_centre (code, name_zh, name_en) select 'C' || i, '中心' || i, 'Centre ' || i from generate_series(1, ${centres}) i`);
  await publishPosts(pool);
  const packs = (await publishPacks(database)).map(({ key }) => key).filter((key) => followed.includes(key));
  const { rows } = await pool.query<{ id: string }>('select id from service_centre');
  const centreIds = rows.map(({ id }) => id);
  for (const centreId of centreIds) await adoptPolicies(database, { centreId, packs, settings: DEFAULT_SETTINGS, from: new Date('2020-01-01T00:00:00Z') });
  const { rows: people } = await pool.query<{ id: string }>(`insert into person (login, name_zh, name_en, password_hash) values ('li', '李', 'Li', '-') returning id`);
  const personId = people[0]!.id;
  await pool.query(`insert into post_holding (person_id, post, centre_id, held_from) select $1, 'RECEPTIONIST', c.id, now() - interval '1 year' from service_centre c`, [personId]);
  const { token } = await openSession(pool, personId);
  const viewer = (await loadViewer(pool, tokenHash(token)))!;
  const sealer = new Sealer(url);
  sealer.start();
  let turn = 0;
  return {
    centreIds,
    personId,
    cookie: `guanjia_session=${token}`,
    sealer,
    async receive({ centreId = centreIds[turn++ % centreIds.length]!, matter = '电梯困人' } = {}) {
      const outcome = await receiveCase({ database, sealer }, viewer, {
        clientKey: randomUUID(), centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter, description: '三号电梯停在七楼。',
        placeText: '3栋大堂', callerName: '郑女士', callerTelephone: '13800135678',
      });
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      return outcome.caseId;
    },
    cursor: async () => (await pool.query<{ cursor: string }>(`select epoch || ':' || seq as cursor from journal_head`)).rows[0]!.cursor,
    close: () => sealer.stop(),
  };
}
