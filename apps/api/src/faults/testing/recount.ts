import type pg from 'pg';
import { expect } from 'vitest';
import { checkFigures } from '../../figures/projection/check-figures.js';
import { VERBS, type Act } from './desk.js';
import type { BoardReader } from './board-reader.js';
import { until } from './chance.js';

/** A reader with what it may see. */
export interface Watcher {
  readonly reader: BoardReader;
  readonly centreIds: readonly string[];
  readonly audiences: readonly string[];
}

interface Entry {
  readonly audience: string;
  readonly seq: number;
  readonly id: string;
  readonly centre: string;
  readonly onBoards: boolean;
  readonly rings: boolean;
}

const JOURNAL = /* sql */ `
select seq::float8 as seq, subject_id as id, centre_id as centre, audience, (subject_kind in ('case', 'duty') and not historic) as "onBoards",
  (type in ('ObligationWarned', 'ObligationOverdue', 'ObligationEscalated', 'OverdueAcknowledged') and subject_kind <> 'callback' and not historic and coalesce(facts ->> 'silent', '') <> 'true') as rings
from journal order by seq`;

/**
 * The recount after any fault: every acknowledged act is in the journal once, every journal row reached every reader that should see it once, what the
 * readers kept equals a fresh snapshot, and the figures are those of a fresh count.
 */
export async function recount(pool: pg.Pool, acts: readonly Act[], watchers: readonly Watcher[]): Promise<{ rows: number; acts: number; alarms: number }> {
  const one = async (sql: string, values: unknown[] = []) => (await pool.query<{ n: number }>(`select (${sql})::float8 as n`, values)).rows[0]!.n;
  await until('all steps that are due are taken', async () => (await one('select count(*) from obligation where next_step_at <= app_now()')) === 0);
  await until('all rows are numbered', async () => (await one('select count(*) from journal where seq is null')) === 0);

  // The journal itself.
  const whole = (await pool.query<{ rows: number; doubled: number; highest: number; head: number }>(
    `select count(*)::int as rows, (count(key) - count(distinct key))::int as doubled, max(seq)::float8 as highest, (select seq::float8 from journal_head) as head from journal`,
  )).rows[0]!;
  expect(whole, 'the journal has a gap or a double').toEqual({ rows: whole.rows, doubled: 0, highest: whole.rows, head: whole.rows });
  const unlike = await pool.query(
    `select o.id, o.taken, count(j.key)::int as recorded from obligation o left join journal j on (j.obligation ->> 'id')::uuid = o.id and j.key like 'step:%'
     group by o.id having o.taken <> count(j.key)`,
  );
  expect(unlike.rows, 'steps taken and steps recorded differ').toEqual([]);

  // What was acknowledged, once each.
  const keys = acts.map(({ clientKey }) => clientKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(await one('select count(*) from idempotency where client_key = any($1)', [keys]), 'acknowledged and lost').toBe(keys.length);
  for (const [verb, [, event]] of Object.entries(VERBS)) {
    const mine = acts.filter((act) => act.verb === verb);
    const cases = [...new Set(mine.map(({ caseId }) => caseId))];
    expect(await one('select count(*) from journal where type = $1 and subject_id = any($2)', [event, cases]), `${verb} in the journal`).toBe(mine.length);
  }

  // What reached whom.
  const { rows: journal } = await pool.query<Entry>(JOURNAL);
  let alarms = 0;
  for (const [n, { reader, centreIds, audiences }] of watchers.entries()) {
    const due = journal.filter(({ seq, centre, audience }) => seq > reader.startedAfter && centreIds.includes(centre) && audiences.includes(audience));
    const ringing = due.filter(({ rings }) => rings).map(({ seq }) => seq);
    const latest = new Map(due.filter(({ onBoards }) => onBoards).map(({ id, seq }) => [id, seq]));
    const missing = () => {
      // An event stands for all rows of its case or duty up to it, since it carries the whole row.
      const reached = new Map<string, number>();
      for (const { id, seq } of reader.heard) reached.set(id, Math.max(reached.get(id) ?? 0, seq));
      return [...latest].filter(([id, seq]) => (reached.get(id) ?? 0) < seq);
    };
    await until(`reader ${n} heard everything`, () => missing().length === 0 && reader.alarms.length >= ringing.length).catch((error: Error) => {
      throw new Error(`${error.message}; missing ${JSON.stringify(missing().slice(0, 5))}, alarms ${reader.alarms.length} of ${ringing.length}, last end ${JSON.stringify(reader.lastEnd)} ${String(reader.lastEnd)}`);
    });
    expect(reader.resyncs, `reader ${n} was told to resync`).toBe(0);
    expect(reader.alarms, `alarms of reader ${n}: each once, in order`).toEqual(ringing);
    const places = reader.heard.map(({ seq }) => seq);
    expect(places.every((seq, place) => place === 0 || places[place - 1]! < seq), `reader ${n} heard something twice or out of order`).toBe(true);
    const subjects = new Map(due.map(({ seq, id }) => [seq, id]));
    expect(reader.heard.filter(({ seq, id }) => subjects.get(seq) !== id), `reader ${n} heard what is not in the journal`).toEqual([]);
    // Snapshot and events together are a fresh snapshot.
    const fresh = await reader.fresh();
    expect(byId(reader.rows.values()), `reader ${n}: its board and a fresh one`).toEqual(byId(fresh.rows));
    alarms += ringing.length;
  }

  // What is counted.
  await until('all rows are counted in figures', async () => (await one('select count(*) from figure_cursor c, journal_head h where c.seq < h.seq')) === 0);
  const client = await pool.connect();
  const { differences } = await checkFigures(client).finally(() => client.release());
  expect(differences, 'figures and a fresh count of them').toEqual([]);
  return { rows: whole.rows, acts: acts.length, alarms };
}

function byId<T extends { readonly id: string }>(rows: Iterable<T>): T[] {
  return [...rows].sort((one, other) => (one.id < other.id ? -1 : 1));
}
