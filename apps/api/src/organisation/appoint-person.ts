import { whyNotAppoint, whyNotEnd, type Instant, type Span } from '@guanjia/domain';
import type { AppointPersonInput } from '@guanjia/schema';
import type { PoolClient } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { notFound } from '../access/refusals.js';
import { readId, readKey, readOptionalId, toInstant } from '../cases/door.js';
import type { Desk } from '../cases/carry-out.js';
import { inStaffing, keepSomebodyWhoManages, Refused, type Staffed } from './in-staffing.js';

/** Where somebody may appoint: at these centres, and for the whole company. */
export interface StaffScope {
  readonly personId: string;
  readonly centreIds: readonly string[];
  readonly company: boolean;
}

export interface Place {
  readonly post: string;
  readonly centreId: string | null;
}

const within = (scope: StaffScope, centreId: string | null): boolean => (centreId === null ? scope.company : scope.centreIds.includes(centreId));
const said = (from: number, until: number | null): string => `${new Date(from).toISOString()} – ${until === null ? '' : new Date(until).toISOString()}`;

export interface Appointing {
  readonly personId: string;
  readonly post: string;
  readonly centreId: string | null;
  /** Null: from now on. */
  readonly from: Instant | null;
  readonly until: Instant | null;
  readonly acting: boolean;
}

/** Somebody holds a post from now or a later (or, for the record, an earlier) moment on. Throws NOT_FOUND outside of the scope. */
export function appointPerson(desk: Desk, scope: StaffScope, input: AppointPersonInput): Promise<Staffed<Place>> {
  const appointing: Appointing = {
    personId: readId('personId', input.personId), post: readKey('post', input.post), centreId: readOptionalId('centreId', input.centreId),
    from: toInstant(input.from), until: toInstant(input.until), acting: input.acting ?? false,
  };
  return inStaffing(desk, (client, now) => appoint(client, now, scope, appointing));
}

/** The same within a transaction that holds the lock of staffing. Throws {@link Refused}, and NOT_FOUND outside of the scope. */
export async function appoint(client: PoolClient, now: Instant, scope: StaffScope, { personId, post: key, centreId, from, until, acting }: Appointing): Promise<Place> {
  const { rows: posts } = await client.query<{ key: string; companyWide: boolean }>('select key, company_wide as "companyWide" from post where key = $1', [key]);
  const { rows: people } = await client.query<{ disabled: boolean }>('select disabled_at is not null as disabled from person where id = $1', [personId]);
  if (!posts[0] || !people[0]) throw notFound();
  const term = { from: from ?? now, until };
  const no = whyNotAppoint({ ...term, personId, post: posts[0], centreId }, await termsHeld(client, personId, { post: key, centreId }));
  if (no) throw new Refused(no);
  if (!within(scope, centreId)) throw notFound();
  if (people[0].disabled) throw new Refused({ zh: '该员工已停用，请先恢复。', en: 'This person is disabled. Enable them first.' });
  await client.query('insert into post_holding (person_id, post, centre_id, held_from, held_until, acting) values ($1, $2, $3, $4, $5, $6)', [
    personId, key, centreId, new Date(term.from), until === null ? null : new Date(until), acting,
  ]);
  await writeAccessLog(client, { personId: scope.personId, act: 'APPOINT', subjectKind: 'person', subjectId: personId, reason: `${key}${centreId ? ` @ ${centreId}` : ''}${acting ? ' acting' : ''} ${said(term.from, until)}` });
  return { post: key, centreId };
}

/** The terms of office of a person at a post of a place, past ones too. */
export async function termsHeld(client: PoolClient, personId: string, { post, centreId }: Place): Promise<Span[]> {
  const { rows } = await client.query<Span>(
    `select (extract(epoch from held_from) * 1000)::float8 as "from", (extract(epoch from held_until) * 1000)::float8 as "until"
     from post_holding where person_id = $1 and post = $2 and centre_id is not distinct from $3::uuid`,
    [personId, post, centreId],
  );
  return rows;
}

/** A term of office ends, now or later; one that has not begun is withdrawn. Throws NOT_FOUND outside of the scope. */
export function endHolding(desk: Desk, scope: StaffScope, input: { readonly holdingId: string; readonly at: Date | null | undefined }): Promise<Staffed<Place>> {
  const id = readId('holdingId', input.holdingId);
  return inStaffing(desk, async (client, now) => {
    const { rows } = await client.query<Place & Span & { personId: string }>(
      `select post, centre_id as "centreId", person_id as "personId", (extract(epoch from held_from) * 1000)::float8 as "from", (extract(epoch from held_until) * 1000)::float8 as "until"
       from post_holding where id = $1`,
      [id],
    );
    const term = rows[0];
    if (!term || !within(scope, term.centreId)) throw notFound();
    const at = input.at?.getTime() ?? now;
    const no = whyNotEnd(term, at, now);
    if (no) throw new Refused(no);
    if (at <= term.from) await client.query('delete from post_holding where id = $1', [id]);
    else await client.query('update post_holding set held_until = $2 where id = $1', [id, new Date(at)]);
    await keepSomebodyWhoManages(client);
    await writeAccessLog(client, { personId: scope.personId, act: 'END_HOLDING', subjectKind: 'person', subjectId: term.personId, reason: `${term.post}${term.centreId ? ` @ ${term.centreId}` : ''} ${said(term.from, at)}` });
    return { post: term.post, centreId: term.centreId };
  });
}
