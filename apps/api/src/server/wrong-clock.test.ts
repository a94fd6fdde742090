import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fillDemo } from '../demo/fill-demo.js';
import { startTestApi, type TestApi, type TestClient } from './testing/test-api.js';

let api: TestApi;
let desk: TestClient;
beforeAll(async () => {
  api = await startTestApi({ prepare: (services) => fillDemo(services) });
  desk = await api.as('supervisor.1');
  await vi.waitUntil(async () => (await api.database.pool.query('select from obligation where next_step_at < app_now()')).rowCount === 0, { timeout: 15_000 });
});
afterEach(() => void vi.useRealTimers());
afterAll(() => api.end());

const DAY = 86_400_000;
/** The clock of the API's process, and of nothing else. */
const clockOff = (days: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * DAY, shouldAdvanceTime: true });
const databaseNow = async () => (await api.database.pool.query<{ now: Date }>('select app_now() as now')).rows[0]!.now.getTime();

/** All that a person reads about lateness. */
async function whatIsLate() {
  const { data, errors } = await desk.graphql(`{
    board { counters { open overdue unassigned receivedToday } rows { number obligations { rule dueAt level } } }
    cases(filter: { overdue: true }, first: 200) { totalCount edges { node { number obligations { rule status verdict dueAt overdueSince } } } }
    obligations(filter: { overdue: true }, first: 200) { edges { node { id dueAt overdueSince } } }
  }`);
  expect(errors).toBeUndefined();
  return data;
}

describe.each([400, -400])("G6: The API's clock is %i days off", (days) => {
  it('the same is overdue, since the same time', async () => {
    const right = await whatIsLate();
    expect(right.cases.totalCount).toBeGreaterThan(0);
    clockOff(days);
    expect(await whatIsLate()).toEqual(right);
  });

  it("a case is received at the database's time; its clock, its number and its back-dating follow that", async () => {
    const centreId = (await desk.graphql('{ me { centres { id } } }')).data.me.centres[0].id;
    clockOff(days);
    const receive = async (sinceMs: number | null) =>
      (
        await desk.graphql(
          `mutation($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { number receivedAt recordedAt obligations { rule dueAt } } refusal { message { en } } } }`,
          {
            input: {
              clientKey: randomUUID(), centreId, kind: 'REPAIR', channel: 'TELEPHONE', matter: '水管漏水', placeText: '南门', anonymous: true, lateRecordReason: '系统停机',
              ...(sinceMs === null ? {} : { receivedAt: new Date((await databaseNow()) - sinceMs).toISOString() }),
            },
          },
        )
      ).data.receiveCase;
    const { case: received } = await receive(null);
    expect(Math.abs(Date.parse(received.receivedAt) - (await databaseNow()))).toBeLessThan(60_000);
    expect(received.obligations).toEqual([1, 2].map((days, place) => ({ rule: ['HR-08', 'FD-06'][place], dueAt: new Date(Date.parse(received.receivedAt) + days * DAY).toISOString() })));
    expect((await receive(DAY - 60_000)).refusal).toBeNull();
    expect((await receive(DAY + 60_000)).refusal.message.en).toContain('24 hours');
    expect((await receive(-60_000)).refusal.message.en).toContain('future');
  });
});
