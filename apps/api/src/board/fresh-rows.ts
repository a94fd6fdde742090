import { setTimeout as sleep } from 'node:timers/promises';
import type { BoardDuty, BoardRow } from '@guanjia/schema';
import DataLoader from 'dataloader';
import type { Database } from '../database/database.js';
import type { Tailer } from '../journal/index.js';
import { loadPolicySet, type NamedRule } from '../policies/policy-sets.js';
import { loadBoardDuties, loadBoardRows } from './board-row.js';

/** What a message about one of its obligations says of a case or duty. */
export interface SubjectName {
  /** Null for a duty, which has none. */
  readonly number: string | null;
  readonly rules: ReadonlyMap<string, NamedRule>;
}

/** What is on boards, with who may see it. */
export interface Seen<Row extends BoardRow | BoardDuty> {
  readonly row: Row;
  readonly audience: string;
}

const RETRY_MS = 250;

const NAMES = /* sql */ `
select id, number, policy_set_id as set from service_case where id = any($1::uuid[])
union all select id, null, policy_set_id from duty where id = any($1::uuid[])`;

/**
 * What streams read beside the journal, once a journal head for all subscribers of a process: a hundred boards that hear of one case ask for it once.
 * A row that was read at a head holds everything up to it; when the head moves on, it is read anew.
 */
export class FreshRows {
  private head = -1;
  private rows!: DataLoader<string, Seen<BoardRow> | undefined>;
  private duties!: DataLoader<string, Seen<BoardDuty> | undefined>;
  private names!: DataLoader<string, SubjectName | undefined>;

  constructor(
    private readonly database: Database,
    private readonly tailer: Tailer,
  ) {
    this.renew();
  }

  /** Board rows by case id, with each case's audience; a case that is not in the answer is on no board. */
  async boardRows(caseIds: readonly string[], signal: AbortSignal): Promise<Map<string, Seen<BoardRow>>> {
    const found = await this.patiently(() => this.rows.loadMany(caseIds), signal);
    return byId(caseIds, found);
  }

  /** As {@link boardRows}, of duties. */
  async boardDuties(dutyIds: readonly string[], signal: AbortSignal): Promise<Map<string, Seen<BoardDuty>>> {
    const found = await this.patiently(() => this.duties.loadMany(dutyIds), signal);
    return byId(dutyIds, found);
  }

  /** Names by the id of the case or duty. */
  async subjectNames(ids: readonly string[], signal: AbortSignal): Promise<Map<string, SubjectName>> {
    const found = await this.patiently(() => this.names.loadMany(ids), signal);
    return byId(ids, found);
  }

  /** A database that restarts costs a stream some time, and not its life. */
  private async patiently<T>(load: () => Promise<(T | Error)[]>, signal: AbortSignal): Promise<T[]> {
    for (;;) {
      if (this.head !== this.tailer.ring.head) this.renew();
      const found = await load();
      if (signal.aborted) return [];
      if (found.every((one) => !(one instanceof Error))) return found as T[];
      this.renew();
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private renew(): void {
    this.head = this.tailer.ring.head;
    this.rows = new DataLoader((ids) => this.seen(ids, loadBoardRows, 'select id, audience from service_case where id = any($1::uuid[])'));
    this.duties = new DataLoader((ids) => this.seen(ids, loadBoardDuties, 'select id, audience from duty where id = any($1::uuid[])'));
    this.names = new DataLoader(async (ids) => {
      const { rows } = await this.database.pool.query<{ id: string; number: string | null; set: string }>(NAMES, [ids]);
      const named = await Promise.all(rows.map(async ({ id, number, set }) => [id, { number, rules: (await loadPolicySet(this.database, set)).rules }] as const));
      const bySubject = new Map<string, SubjectName>(named);
      return ids.map((id) => bySubject.get(id));
    });
  }

  private async seen<Row extends BoardRow | BoardDuty>(ids: readonly string[], load: (database: Database, ids: readonly string[]) => Promise<Map<string, Row>>, audiencesOf: string) {
    const rows = await load(this.database, ids);
    // After the rows: a case that became confidential in between is then known as such.
    const { rows: audiences } = await this.database.pool.query<{ id: string; audience: string }>(audiencesOf, [ids]);
    const audienceOf = new Map(audiences.map(({ id, audience }) => [id, audience]));
    return ids.map((id) => (rows.has(id) ? { row: rows.get(id)!, audience: audienceOf.get(id)! } : undefined));
  }
}

function byId<T>(ids: readonly string[], found: readonly (T | undefined)[]): Map<string, T> {
  const map = new Map<string, T>();
  found.forEach((one, place) => {
    if (one !== undefined) map.set(ids[place]!, one);
  });
  return map;
}
