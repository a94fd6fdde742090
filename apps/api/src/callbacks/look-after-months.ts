import { CALLBACK_GROUPS, type CallbackState, type Instant } from '@guanjia/domain';
import type pg from 'pg';
import { inTransaction, nextStepAt, persist, type Desk } from '../cases/carry-out.js';
import { topUpGroup } from './enter-settled.js';
import { callbackGround } from './ground.js';
import { lockMonth } from './month-secret.js';

/** What failed would fail again the next second, and fill the log. */
const FAILED_CENTRE_MS = 60_000;

/** Centres that follow procedures and were not looked at since midnight by their own clock. */
const WHERE = /* sql */ `
with moment as materialized (select app_now() as now)
select c.id from service_centre c, moment
where (c.callbacks_looked_until is null or c.callbacks_looked_until < date_trunc('day', now at time zone c.zone) at time zone c.zone)
  and exists (select from policy_adoption a where a.centre_id = c.id and a.effective_from <= now)
order by c.ordinal, c.id`;

const LOCK = /* sql */ `
select (extract(epoch from app_now()) * 1000)::int8 as now, to_char(app_now() at time zone c.zone, 'YYYY-MM') as month
from service_centre c where c.id = $1 for no key update of c skip locked`;

/** Months of which something can still be drawn in time. */
const OPEN_MONTHS = /* sql */ `
select distinct month from callback_candidate where centre_id = $1 and withdrawn_at is null and decision = 'WAITING' and limit_at >= app_now() order by month`;

/**
 * Each midnight by a centre's clock, and at the first look after downtime: the new month's secret is made and its hash journalled, and shares that are not reached
 * are topped up. Any number of processes side by side. A centre that fails is told to `onTrouble`, stops no other, and with `restUntil` (monotonic time by centre, kept by the caller) is left alone for a minute.
 */
export async function lookAfterMonths(desk: Desk, onTrouble: (trouble: unknown, centreId: string) => void, restUntil = new Map<string, number>()): Promise<void> {
  const { rows } = await desk.database.pool.query<{ id: string }>({ name: 'callbacks: where', text: WHERE });
  for (const { id } of rows) {
    if (performance.now() < (restUntil.get(id) ?? 0)) continue;
    await lookAt(desk, id).catch((trouble: unknown) => {
      restUntil.set(id, performance.now() + FAILED_CENTRE_MS);
      onTrouble(trouble, id);
    });
  }
}

async function lookAt(desk: Desk, centreId: string): Promise<void> {
  await persist(() =>
    inTransaction(desk, async (client) => {
      const { rows } = await client.query<{ now: Instant; month: string }>({ name: 'callbacks: lock centre', text: LOCK, values: [centreId] });
      if (!rows[0]) return { answer: undefined };
      const { now, month } = rows[0];
      const opened = await lookOnce(desk, client, centreId, month, now);
      await client.query({ name: 'callbacks: looked', text: 'update service_centre set callbacks_looked_until = app_now() where id = $1', values: [centreId] });
      const steps = opened.flatMap((state) => nextStepAt(state) ?? []);
      return { answer: undefined, wake: { nextStepAt: steps.length === 0 ? null : Math.min(...steps), now } };
    }),
  );
}

/** One look at a centre, under its lock; answers the visits that it opened. */
export async function lookOnce(desk: Pick<Desk, 'database'>, client: pg.ClientBase, centreId: string, month: string, now: Instant): Promise<CallbackState[]> {
  const opened: CallbackState[] = [];
  const ground = await callbackGround(desk.database, client, centreId, { at: now });
  if (ground && ground.policy.quotaRows.some(({ counts }) => counts === 'CALLBACKS')) await lockMonth(client, centreId, month, now);
  const { rows } = await client.query<{ month: string }>({ name: 'callbacks: open months', text: OPEN_MONTHS, values: [centreId] });
  for (const open of rows) {
    const lot = await lockMonth(client, centreId, open.month, now);
    for (const group of CALLBACK_GROUPS) opened.push(...(await topUpGroup(desk.database, client, lot, group)));
  }
  return opened;
}
