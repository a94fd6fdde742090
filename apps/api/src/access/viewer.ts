import { audiencesOf, CAPABILITIES } from '@guanjia/domain';
import type { Pool } from 'pg';
import { slide } from './session.js';

/** A post that the viewer holds at this moment of business time. */
export interface Holding {
  readonly id: string;
  readonly post: string;
  /** Null: a company post, held for all centres. */
  readonly centreId: string | null;
  readonly from: Date;
  readonly until: Date | null;
  readonly acting: boolean;
  readonly capabilities: readonly string[];
}

/** Who asks: a live session's person with what the posts held right now allow. */
export interface Viewer {
  readonly sessionId: string;
  readonly expiresAt: Date;
  readonly personId: string;
  readonly login: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly language: string;
  /** Signed in with a password that somebody else gave: until it is changed, nothing but that is open. */
  readonly mustChangePassword: boolean;
  readonly holdings: readonly Holding[];
  /** What is allowed at one centre at least; a verb asks `capabilitiesAt` the case's centre. */
  readonly capabilities: ReadonlySet<string>;
  capabilitiesAt(centreId: string): ReadonlySet<string>;
  postsAt(centreId: string): readonly string[];
  /** The centres at which this is allowed, in the company's order. */
  centresWith(capability: string): readonly string[];
  /** The centres whose cases it may see (VIEW_CASES): the scope of almost everything. */
  readonly centreIds: readonly string[];
  /** The records that it may ever see. */
  readonly audiences: readonly string[];
}

/** What one row of the viewer's SQL holds. */
export interface ViewerRow {
  session_id: string;
  expires_at: Date;
  person_id: string;
  login: string;
  name_zh: string;
  name_en: string;
  language: string;
  must_change_password: boolean;
  holdings: { id: string; post: string; centreId: string | null; from: string; until: string | null; acting: boolean; capabilities: string[] }[];
  centres: string[];
}

/** Session, person, current terms of office and their capabilities: one statement, whatever the number of posts. */
const VIEWER_BY_TOKEN = /* sql */ `
with moment as materialized (select app_now() as now),
seen as (${slide('token_hash = $1')})
select s.id as session_id, s.expires_at, p.id as person_id, p.login, p.name_zh, p.name_en, p.language, p.must_change_password,
  coalesce((
    select json_agg(json_build_object(
        'id', h.id, 'post', h.post, 'centreId', h.centre_id, 'from', h.held_from, 'until', h.held_until, 'acting', h.acting,
        'capabilities', coalesce((select json_agg(c.capability) from post_capability c where c.post = h.post), '[]')
      ) order by post.ordinal, h.held_from)
    from post_holding h join post on post.key = h.post, moment
    where h.person_id = p.id and h.held_from <= moment.now and (h.held_until is null or h.held_until > moment.now)
      and (h.centre_id is not null or post.company_wide)
  ), '[]') as holdings,
  coalesce((select json_agg(id order by ordinal, code) from service_centre), '[]') as centres
from session s join person p on p.id = s.person_id
where s.token_hash = $1 and s.revoked_at is null and s.expires_at > clock_timestamp() and p.disabled_at is null`;

/** The viewer of a session's token (its hash), or null: unknown, expired, revoked, or the person is disabled. */
export async function loadViewer(pool: Pool, tokenHash: Buffer): Promise<Viewer | null> {
  const { rows } = await pool.query<ViewerRow>({ name: 'viewer', text: VIEWER_BY_TOKEN, values: [tokenHash] });
  return rows[0] ? viewerOf(rows[0]) : null;
}

export function viewerOf(row: ViewerRow): Viewer {
  const holdings = row.holdings.map((holding) => ({
    ...holding,
    // A socket keeps its viewer for hours: the words that all share are kept once.
    capabilities: holding.capabilities.map((capability) => CAPABILITY_WORDS.get(capability) ?? capability),
    from: new Date(holding.from),
    until: holding.until === null ? null : new Date(holding.until),
  }));
  const sets = new Map<string, ReadonlySet<string>>();
  /** One set for all centres at which the same posts are held. */
  const setOf = (held: readonly Holding[]): ReadonlySet<string> => {
    const key = held.map(({ id }) => id).join();
    let set = sets.get(key);
    if (!set) sets.set(key, (set = new Set(held.flatMap(({ capabilities }) => capabilities))));
    return set;
  };
  const at = (centreId: string) => holdings.filter((holding) => holding.centreId === null || holding.centreId === centreId);
  const capabilitiesAt = new Map(row.centres.map((id) => [id, setOf(at(id))]));
  const centresWith = (capability: string) => row.centres.filter((id) => capabilitiesAt.get(id)?.has(capability));
  const centreIds = centresWith('VIEW_CASES');
  return {
    sessionId: row.session_id,
    expiresAt: row.expires_at,
    personId: row.person_id,
    login: row.login,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    language: row.language,
    mustChangePassword: row.must_change_password,
    holdings,
    capabilities: new Set(holdings.flatMap((holding) => holding.capabilities)),
    capabilitiesAt: (centreId) => capabilitiesAt.get(centreId) ?? NOTHING,
    postsAt: (centreId) => (capabilitiesAt.has(centreId) ? at(centreId).map((holding) => holding.post) : []),
    centresWith,
    centreIds,
    audiences: sharedAudiences(centreIds.map((id) => at(id).map((holding) => holding.post))),
  };
}

const CAPABILITY_WORDS: ReadonlyMap<string, string> = new Map(CAPABILITIES.map((word) => [word, word]));
const NOTHING: ReadonlySet<string> = new Set();

/**
 * One list of audiences goes with one list of centres into SQL, so it holds only what the person may see at every one of them:
 * a manager of one centre who also helps at another's desk must not read that other centre's confidential matters.
 */
function sharedAudiences(postsByCentre: readonly (readonly string[])[]): string[] {
  const [first, ...others] = postsByCentre.map((posts) => audiencesOf(posts));
  return (first ?? []).filter((audience) => others.every((list) => list.includes(audience)));
}
