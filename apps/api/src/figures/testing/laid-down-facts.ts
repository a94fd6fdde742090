import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { summed } from '../projection/difference.js';
import { FACT_SOURCES } from '../projection/fact-sources.js';

/** By its clock in Shanghai, such as 2026-10-31T23:30:00. */
type LocalTime = string;
const moment = (at: LocalTime) => ({ at: `${at}+08:00`, month: `${at.slice(0, 7)}-01` });

interface LaidCase {
  readonly received: LocalTime;
  readonly settled?: LocalTime;
  readonly [column: string]: unknown;
}
interface LaidLimit {
  readonly due: LocalTime;
  readonly outcome: string;
  readonly [column: string]: unknown;
}
interface LaidVisit {
  readonly visited: LocalTime;
  readonly [column: string]: unknown;
}
interface LaidCandidate {
  readonly settled: LocalTime;
  readonly visited: boolean;
  readonly grp: string;
  readonly [column: string]: unknown;
}

/** Facts laid down as a test wants them, so that every number of it can be worked out by hand; ordinary where nothing else is said. */
export function factsOf(pool: Pool, centreId: string) {
  const put = async (table: string, rows: readonly object[]) => void (await pool.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)]));
  const ground = { centre_id: centreId, audience: 'CENTRE' };
  return {
    cases: (rows: readonly LaidCase[]) => put('case_fact', rows.map(({ received, settled, ...row }) => ({
      case_id: randomUUID(), ...ground, kind: 'COMPLAINT', post: 'CS_SUPERVISOR', received_at: moment(received).at, received_month: moment(received).month, received_weekday: 1, received_hour: Number(received.slice(11, 13)),
      ...(settled && { settled_at: moment(settled).at, settled_month: moment(settled).month }), reopened: 0, repeated: false, collective: false, ...row,
    }))),
    limits: (rows: readonly LaidLimit[]) => put('limit_fact', rows.map(({ due, ...row }) => ({
      obligation_id: randomUUID(), subject_kind: 'case', subject_id: randomUUID(), ...ground, rule_key: 'CP-05', strength: 'MUST', paused: false, due_at: moment(due).at, due_month: moment(due).month, level: 0, post: 'CS_SUPERVISOR', ...row,
    }))),
    candidates: (rows: readonly LaidCandidate[]) => put('candidate_fact', rows.map(({ settled, ...row }) => ({
      candidate_id: randomUUID(), case_id: randomUUID(), ...ground, settled_at: moment(settled).at, settled_month: moment(settled).month, ...row,
    }))),
    visits: (rows: readonly LaidVisit[]) => put('visit_fact', rows.map(({ visited, ...row }) => ({
      callback_id: randomUUID(), case_id: randomUUID(), ...ground, grp: 'REPAIR', visited_at: moment(visited).at, visited_month: moment(visited).month, at_home: false, ...row,
    }))),
  };
}

/** Sums the cubes up from the facts that there are, as a rebuild does. */
export async function sumUp(pool: Pool): Promise<void> {
  for (const source of FACT_SOURCES) {
    await pool.query(`delete from ${source.cube}`);
    await pool.query(`insert into ${source.cube} (${[...source.keys, ...source.sums].join(', ')}) ${summed(source, `(select 1 as sign, * from ${source.fact})`)}`);
  }
}

/** So many of the same. */
export const times = <Row>(count: number, row: Row): Row[] => Array.from({ length: count }, () => row);
