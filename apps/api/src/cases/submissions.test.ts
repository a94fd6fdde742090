import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyCase } from './classify-case.js';
import type { Desk, Outcome } from './carry-out.js';
import { receiveCase } from './receive-case.js';
import { reopenCase } from './reopen-case.js';
import { settleCase } from './settle-case.js';
import { complaint, idOf, openServiceDesk, type ServiceDesk } from './testing/service-desk.js';

describe('F8, G1: a submission under its key', () => {
  let house: ServiceDesk;
  beforeAll(async () => void (house = await openServiceDesk({ poolSize: 12 })));
  afterAll(() => house.close());

  const count = async (table: string) => (await house.database.pool.query(`select count(*) as count from ${table}`)).rows[0].count as number;

  it('received 50 times at once makes one case, one answer, one number, one entry in the journal', async () => {
    const li = await house.viewer('li');
    const before = await count('service_case');
    const form = complaint(house.centreId, house.unitId);
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => receiveCase(house.desk, li, form)));
    expect(new Set(outcomes.map(idOf)).size).toBe(1);
    expect(await count('service_case')).toBe(before + 1);
    const events = await house.events(idOf(outcomes[0]!));
    expect(events.filter((event) => event.type === 'CaseReceived')).toHaveLength(1);
    const { rows } = await house.database.pool.query('select last from case_counter');
    expect(rows[0].last).toBe(before + 1);
  });

  it('with other content is refused, and says what to do', async () => {
    const li = await house.viewer('li');
    const form = complaint(house.centreId, house.unitId);
    const first = await receiveCase(house.desk, li, form);
    const second = await receiveCase(house.desk, li, { ...form, matter: '水管漏水' });
    expect(second.kind).toBe('refused');
    expect(second).toMatchObject({ refusal: { rule: null, message: { en: expect.stringContaining('new key') } } });
    expect((await house.stored(idOf(first))).matter).toBe('电梯困人');
  });

  it('is one person’s: another may use the same key', async () => {
    const form = complaint(house.centreId, house.unitId);
    const one = idOf(await receiveCase(house.desk, await house.viewer('li'), form));
    const other = idOf(await receiveCase(house.desk, await house.viewer('wang'), form));
    expect(other).not.toBe(one);
  });

  it('settles once, however often it is sent, at once or later', async () => {
    const caseId = await house.receive({ kind: 'INQUIRY' });
    const li = await house.viewer('li');
    const input = { clientKey: randomUUID(), caseId, version: 1, result: '已答复' };
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => settleCase(house.desk, li, input)));
    expect(outcomes.every((outcome) => outcome.kind === 'done')).toBe(true);
    await reopenCase(house.desk, li, { clientKey: randomUUID(), caseId, version: (await house.stored(caseId)).version, reason: '住户来电' }).then(idOf);
    expect(idOf(await settleCase(house.desk, li, input))).toBe(caseId);
    expect((await house.stored(caseId)).status).toBe('IN_PROGRESS');
    expect((await house.events(caseId)).filter((event) => event.type === 'CaseSettled')).toHaveLength(1);
  });

  it('whose COMMIT was carried out and whose acknowledgement was lost is found by its key', async () => {
    const caseId = await house.receive({ kind: 'INQUIRY' });
    const before = await house.stored(caseId);
    const outcome = await settleCase(losingOneAnswer(house.desk), await house.viewer('li'), { clientKey: randomUUID(), caseId, version: before.version, result: '已答复' });
    expect(idOf(outcome)).toBe(caseId);
    expect((await house.stored(caseId)).version).toBe(before.version + 1);
    expect((await house.events(caseId)).filter((event) => event.type === 'CaseSettled')).toHaveLength(1);
  });

  it('wakes sealer and sweeper after its commit, and not when it is refused', async () => {
    const before = { ...house.woken };
    const caseId = await house.receive();
    expect(house.woken.sealer).toBe(before.sealer + 1);
    expect(house.woken.sweeper).toBe(before.sweeper + 1);
    const refused = await settleCase(house.desk, await house.viewer('zhou'), { clientKey: 'x', caseId, version: 1, result: '不归我管' });
    expect(refused.kind).toBe('refused');
    expect(house.woken.sealer).toBe(before.sealer + 1);
  });
});

describe('F9: two editors', () => {
  let house: ServiceDesk;
  beforeAll(async () => void (house = await openServiceDesk({ poolSize: 12 })));
  afterAll(() => house.close());

  const classify = async (login: 'li' | 'wang', caseId: string, version: number, severity: 'MINOR' | 'MAJOR'): Promise<Outcome> =>
    classifyCase(house.desk, await house.viewer(login), { clientKey: randomUUID(), caseId, version, kind: 'COMPLAINT', validity: 'VALID', severity, basis: 'CORRECTION', reason: '核实' });

  it('at once: one wins, the other is told with both versions', async () => {
    for (let round = 0; round < 8; round++) {
      const caseId = await house.receive();
      const outcomes = await Promise.all([classify('li', caseId, 1, 'MINOR'), classify('wang', caseId, 1, 'MAJOR')]);
      expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['conflict', 'done']);
      const lost = outcomes.find((outcome) => outcome.kind === 'conflict');
      expect(lost).toMatchObject({ caseId, yourVersion: 1 });
      const winner = outcomes[0]!.kind === 'done' ? 'MINOR' : 'MAJOR';
      expect((await house.stored(caseId)).severity).toBe(winner);
    }
  });

  it('one after the other, on the version that the first one left: both are done', async () => {
    const caseId = await house.receive();
    idOf(await classify('li', caseId, 1, 'MINOR'));
    idOf(await classify('wang', caseId, (await house.stored(caseId)).version, 'MAJOR'));
  });

  it('a version from the future is a conflict too', async () => {
    const caseId = await house.receive();
    expect((await classify('li', caseId, 99, 'MINOR')).kind).toBe('conflict');
  });

  it('a step that time took meanwhile is no edit: the desk’s version still counts', async () => {
    const caseId = await house.receive();
    const seen = (await house.stored(caseId)).version;
    await house.later('26 minutes');
    const { takeDueSteps } = await import('./take-due-steps.js');
    await takeDueSteps(house.desk, caseId);
    expect((await house.stored(caseId)).version).toBeGreaterThan(seen);
    idOf(await classify('li', caseId, seen, 'MINOR'));
  });

  it('of ten verbs at once on one case, the journal tells them in the order in which they happened', async () => {
    const caseId = await house.receive({ kind: 'INQUIRY' });
    const li = await house.viewer('li');
    await Promise.all(
      Array.from({ length: 10 }, async (_, place) => {
        for (;;) {
          const { version, status } = await house.stored(caseId);
          const input = { clientKey: `${place}-${randomUUID()}`, caseId, version };
          const outcome = status === 'SETTLED' ? await reopenCase(house.desk, li, { ...input, reason: '再来' }) : await settleCase(house.desk, li, { ...input, result: '好了' });
          if (outcome.kind === 'done') return;
        }
      }),
    );
    await house.database.pool.query('select seal()');
    const { rows } = await house.database.pool.query(`select type from journal where subject_id = $1 and type in ('CaseSettled', 'CaseReopened') order by seq`, [caseId]);
    expect(rows.map((row) => row.type)).toEqual(Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? 'CaseSettled' : 'CaseReopened')));
  });
});

/** A desk whose first COMMIT reaches the database while the connection breaks before the answer comes back. */
function losingOneAnswer(desk: Desk): Desk {
  let lost = false;
  const pool = new Proxy(desk.database.pool, {
    get(target, property) {
      if (property !== 'connect') return Reflect.get(target, property, target);
      return async () => {
        const client = await target.connect();
        return new Proxy(client, {
          get(inner, name) {
            const value = Reflect.get(inner, name, inner);
            if (name !== 'query') return typeof value === 'function' ? value.bind(inner) : value;
            return async (...parts: Parameters<typeof inner.query>) => {
              const answer = await (inner.query as (...all: unknown[]) => Promise<unknown>)(...parts);
              if (String(parts[0]) === 'commit' && !lost) {
                lost = true;
                throw Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });
              }
              return answer;
            };
          },
        });
      };
    },
  });
  return { ...desk, database: { ...desk.database, pool } };
}
