import { replaceCallback as decide, replacementOf, type CallbackGroup } from '@guanjia/domain';
import type { ReplaceCallbackInput } from '@guanjia/schema';
import type pg from 'pg';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { readText } from '../cases/door.js';
import { candidatesOf, inLot, setDecision, type StoredCandidate } from './candidates.js';
import { carryOutCallback, type CallbackOutcome } from './carry-out-callback.js';
import { draw } from './enter-settled.js';
import { lockMonth, type LockedMonth } from './month-secret.js';

const LOT = `select centre_id as "centreId", month, (extract(epoch from app_now()) * 1000)::int8 as now from callback where id = $1`;

/** CB-08: a household that nobody reaches is replaced by the next of the lot, the lowest score that still waits; recorded, with the reason. */
export async function replaceCallback(desk: Desk, viewer: Viewer, input: ReplaceCallbackInput): Promise<CallbackOutcome> {
  const command = { reason: readText('reason', input.reason, { least: 2, most: 500 }) };
  let lot: LockedMonth | null = null;
  let instead: StoredCandidate | null = null;
  return carryOutCallback(
    desk,
    viewer,
    'replaceCallback',
    input,
    async (state, context, client) => {
      const decision = decide(state, command, context);
      if (decision.refused) return decision;
      instead = lot && (await nextInLot(client, lot, state.candidateId, context.now));
      return instead ? decision : NONE_LEFT;
    },
    {
      before: async (client, callbackId) => void (lot = await lockLot(client, callbackId)),
      after: async (client, _loaded, next) => {
        await setDecision(client, next.candidateId, 'REPLACED', next.id);
        await draw(desk.database, client, instead!);
      },
    },
  );
}

async function lockLot(client: pg.ClientBase, callbackId: string): Promise<LockedMonth | null> {
  const { rows } = await client.query<{ centreId: string; month: string; now: number }>(LOT, [callbackId]);
  return rows[0] ? lockMonth(client, rows[0].centreId, rows[0].month, rows[0].now) : null;
}

async function nextInLot(client: pg.ClientBase, lot: LockedMonth, candidateId: string, now: number): Promise<StoredCandidate | null> {
  const { rows } = await client.query<{ grp: CallbackGroup }>('select grp from callback_candidate where id = $1', [candidateId]);
  const candidates = lot.revealed || !rows[0] ? [] : await candidatesOf(client, lot, rows[0].grp);
  const id = replacementOf(candidates.map((candidate) => inLot(candidate, lot)), now);
  return candidates.find((candidate) => candidate.id === id) ?? null;
}

const NONE_LEFT = {
  refused: true,
  rule: null,
  clause: null,
  message: { zh: '本月此类已没有可更换的住户。请继续回访。', en: 'Nobody of this kind is left in the month to be visited instead. Keep trying.' },
} as const;
