import type { Pool } from 'pg';

interface RawCase {
  id: string; centre_id: string; audience: string; kind: string; category: string | null; validity: string | null; severity: string | null; unit_id: string | null; responsible_department: string | null;
  owner_post: string; owner_person_id: string | null; settled_by: string | null; received_at: Date; first_response_at: Date | null; replied_at: Date | null; definite_answer_at: Date | null; settled_at: Date | null;
}
interface RawLimit {
  id: string; subject_kind: string; subject_id: string; centre_id: string; audience: string; rule_key: string; strength: string; status: string; verdict: string | null; owed_by: string[];
  due_at: Date; pauses: { until: unknown }[]; level: number;
}
interface RawVisit {
  id: string; centre_id: string; case_id: string | null; grp: string; origin: string; unit_id: string | null; form: string | null; visited_at: Date | null; recorded_by: string | null; satisfaction: number | null;
}
interface RawCandidate {
  id: string; centre_id: string; case_id: string | null; grp: string; month: string; unit_id: string | null; callback_id: string | null; withdrawn_at: Date | null;
}

/** What the verbs wrote, of one moment, without any word of facts or cubes. */
export interface RawRows {
  /** The journal's last number; null: something is not numbered yet. */
  readonly seq: number | null;
  readonly zones: ReadonlyMap<string, string>;
  readonly buildings: ReadonlyMap<string, string>;
  readonly cases: readonly RawCase[];
  readonly limits: readonly RawLimit[];
  readonly visits: readonly RawVisit[];
  readonly candidates: readonly RawCandidate[];
  readonly dutiesDoneBy: ReadonlyMap<string, string | null>;
  /** The journal's rows that say what no column says: reopened, following another, called collective. In the order in which they were written. */
  readonly acts: readonly { subject_id: string; type: string; facts: Record<string, unknown> }[];
}

export async function readRawRows(pool: Pool): Promise<RawRows> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const all = async <Row extends object>(text: string) => (await client.query<Row>(text)).rows;
    const [head] = await all<{ seq: string; unnumbered: boolean }>('select seq, exists (select from journal where seq is null) as unnumbered from journal_head');
    const rows: RawRows = {
      seq: head!.unnumbered ? null : Number(head!.seq),
      zones: new Map((await all<{ id: string; zone: string }>('select id, zone from service_centre')).map(({ id, zone }) => [id, zone])),
      buildings: new Map((await all<{ id: string; building_id: string }>('select id, building_id from unit')).map(({ id, building_id }) => [id, building_id])),
      cases: await all('select * from service_case'),
      limits: await all('select * from obligation'),
      visits: await all('select * from callback'),
      candidates: await all('select * from callback_candidate'),
      dutiesDoneBy: new Map((await all<{ id: string; fulfilled_by: string | null }>('select id, fulfilled_by from duty')).map(({ id, fulfilled_by }) => [id, fulfilled_by])),
      acts: await all(`select subject_id, type, facts from journal where type in ('CaseReopened', 'CaseReceived', 'CaseClassified') order by n`),
    };
    await client.query('commit');
    return rows;
  } finally {
    client.release();
  }
}
