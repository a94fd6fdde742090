import { randomUUID } from 'node:crypto';
import { advance, DEFAULT_SETTINGS, type DecisionContext } from '@guanjia/domain';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { obligationRow } from '../cases/case-row.js';
import { journalRows, lastEventOf } from '../cases/journal-rows.js';
import { lockCase } from '../cases/load-case.js';
import { withReachedPosts } from '../cases/reached-posts.js';
import { openDatabase, type Database } from '../database/database.js';
import { createTestDatabase } from '../database/testing/test-database.js';
import type { SweptSubject } from './sweep-statement.js';
import { sweepBatch } from './sweep.js';
import { buildSmallHouse, type SmallHouse, type WrittenStep } from './testing/small-house.js';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let house: SmallHouse;
beforeAll(async () => {
  test = await createTestDatabase();
  database = await openDatabase(test.url, { poolSize: 2 });
  house = await buildSmallHouse(database.pool);
  await database.pool.query(`delete from post_holding where post = 'CS_SUPERVISOR'`);
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

const context = (now: number): DecisionContext => ({
  now,
  actor: { personId: null, posts: [], capabilities: [] },
  newId: randomUUID,
  policy: { id: '', zone: 'Asia/Shanghai', settings: { ...DEFAULT_SETTINGS, classifyWithin: 60 }, reportingLine: {}, packs: [], obligationRows: [], guardRows: [], checklistRows: [], quotaRows: [] },
});

const OBLIGATION = `select to_jsonb(o) - 'acknowledged_at' - 'acknowledged_by' as row from obligation o where subject_id = $1 order by rule_key`;
const JOURNAL = `select key, type, actor_id, at, facts, obligation from journal where subject_id = $1 order by n`;
const CASE = `select version, last_event, (extract(epoch from last_event_at) * 1000)::int8 as last_event_at from service_case where id = $1`;
const sweepAll = (client: pg.ClientBase, subject: SweptSubject) => sweepBatch(async <R>(config: { text: string; values?: unknown[] }) => (await client.query(config)).rows as R[], 500, subject);

/** What the domain says of the case at this moment, as rows; and what one bulk sweep made of the same rows. */
async function bothWays(client: pg.ClientBase, caseId: string): Promise<{ domain: unknown; sweep: unknown }> {
  const locked = (await lockCase(client, { caseId }))!;
  const { next, events } = advance(locked.state, context(locked.now));
  const told = await withReachedPosts(client, house.centreId, events);
  const domain = {
    obligations: [...next.obligations].sort((a, b) => (a.rule < b.rule ? -1 : 1)).map((obligation) => moments(obligationRow(obligation, next))),
    journal: journalRows(told, next.version, null).map((row) => ({ ...row, at: Date.parse(row.at) })),
    case: { version: next.version, ...(events.length > 0 ? { last_event: lastEventOf(events)!.type, last_event_at: lastEventOf(events)!.at } : {}) },
  };
  await sweepAll(client, 'case');
  const [obligations, journal, [swept]] = [
    (await client.query(OBLIGATION, [caseId])).rows,
    (await client.query(JOURNAL, [caseId])).rows,
    (await client.query(CASE, [caseId])).rows,
  ];
  const sweep = {
    obligations: obligations.map(({ row }) => moments(row)),
    journal: journal.map((row) => ({ ...row, at: row.at.getTime() })),
    case: events.length > 0 ? swept : { version: swept.version },
  };
  return { domain, sweep };
}

/** Moments as milliseconds, however a row writes them. */
function moments(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, /_(at|from)$/.test(key) && typeof value === 'string' ? Date.parse(value) : value]));
}

const KINDS = ['WARN', 'OVERDUE', 'ESCALATE'] as const;
const ladder = fc
  .record({ gaps: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 5 }), start: fc.integer({ min: -60, max: 10 }), silent: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }) })
  .map(({ gaps, start, silent }): WrittenStep[] =>
    gaps.map((_, n) => ({
      kind: KINDS[Math.min(n, 2)]!,
      level: n,
      inSeconds: start + gaps.slice(0, n).reduce((sum, gap) => sum + gap, 0),
      to: ['RECEPTIONIST', 'CS_SUPERVISOR', 'CENTRE_MANAGER', 'GENERAL_MANAGER', 'GENERAL_MANAGER'][n]!,
      silent: silent[n]!,
    })),
  );

describe('The bulk sweep does what the domain does', () => {
  it('to any ladders, at any moment: the same steps in the same order, the same rows', async () => {
    const client = await database.pool.connect();
    let stepsTaken = 0;
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(ladder, { minLength: 1, maxLength: 4 }), async (ladders) => {
          const caseId = await house.openCase();
          for (const [place, steps] of ladders.entries()) await house.owe(caseId, steps, { rule: `R${place}` });
          await client.query('begin');
          await client.query(`select set_config('guanjia.business_time', app_now()::text, true)`);
          const { domain, sweep } = await bothWays(client, caseId);
          await client.query('rollback');
          await database.pool.query('delete from obligation');
          stepsTaken += (domain as { journal: unknown[] }).journal.length;
          expect(sweep).toEqual(domain);
        }),
        { numRuns: 60 },
      );
    } finally {
      client.release();
    }
    expect(stepsTaken).toBeGreaterThan(60);
  });

  it('neither sweep touches what the other one takes', async () => {
    const client = await database.pool.connect();
    const [caseId, dutyId] = [await house.openCase(), await house.openDuty()];
    const late: WrittenStep[] = [{ kind: 'OVERDUE', level: 1, inSeconds: -5, to: 'CENTRE_MANAGER' }];
    await house.owe(caseId, late);
    await house.owe(dutyId, late, { rule: 'CP-28' });
    const rung = async (subject: SweptSubject) => {
      expect(await sweepAll(client, subject)).toBe(1);
      return (await client.query(`select subject_kind, subject_id from journal where type = 'ObligationOverdue' order by n desc limit 1`)).rows[0];
    };
    expect(await rung('duty')).toEqual({ subject_kind: 'duty', subject_id: dutyId });
    expect(await rung('case')).toEqual({ subject_kind: 'case', subject_id: caseId });
    client.release();
  });
});
