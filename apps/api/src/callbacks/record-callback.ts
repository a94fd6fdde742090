import { callbackOnCase, recordCallback as decide, type CallbackState } from '@guanjia/domain';
import type { RecordCallbackInput } from '@guanjia/schema';
import type pg from 'pg';
import { badField } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { contextOf, type Desk } from '../cases/carry-out.js';
import { readOptionalId, readOptionalText, readText, toInstant } from '../cases/door.js';
import { lockCase, type LoadedCase } from '../cases/load-case.js';
import { saveDecision } from '../cases/save-decision.js';
import { callersAt } from './callers-at.js';
import { carryOutCallback, type CallbackOutcome } from './carry-out-callback.js';

/** CB-13 to CB-15: the resident was visited. What was visited hears of it: one event on the case, with nothing but the form. */
export async function recordCallback(desk: Desk, viewer: Viewer, input: RecordCallbackInput): Promise<CallbackOutcome> {
  const secondCallerId = readOptionalId('secondCallerId', input.secondCallerId);
  const marks = { quality: readMark('quality', input.quality), effect: readMark('effect', input.effect), satisfaction: readMark('satisfaction', input.satisfaction) };
  const texts = {
    shortcomings: readText('shortcomings', input.shortcomings, { most: 2000 }),
    suggestions: readText('suggestions', input.suggestions, { most: 2000 }),
    opinion: readText('opinion', input.opinion, { most: 2000 }),
    signedBy: readOptionalText('signedBy', input.signedBy, { most: 80 }),
  };
  const visitedAt = toInstant(input.visitedAt);
  let visited: LoadedCase | null = null;
  return carryOutCallback(
    desk,
    viewer,
    'recordCallback',
    input,
    async (state, context, client) => {
      const secondCaller = secondCallerId === null ? null : (await callersAt(client, 'secondCallerId', [secondCallerId], state.centreId))[0]!;
      const { quality, effect, satisfaction } = marks;
      return decide(state, { form: input.form, secondCaller, quality, effect, satisfaction, visitedAt, qualified: input.qualified, ...texts }, context);
    },
    {
      // The order of locks: case, then callback.
      before: async (client, callbackId) => void (visited = await lockCaseOf(client, callbackId)),
      after: async (client, _loaded, next) => void (visited && (await tellCase(desk, viewer, client, visited, next))),
    },
  );
}

function readMark(field: string, value: number): number {
  if (!Number.isInteger(value) || value < 1 || value > 5) throw badField(field, { zh: '须为 1 至 5 的整数。', en: 'must be a whole number from 1 to 5.' });
  return value;
}

async function lockCaseOf(client: pg.ClientBase, callbackId: string): Promise<LoadedCase | null> {
  const { rows } = await client.query<{ case_id: string | null }>({ name: 'case-of-callback', text: 'select case_id from callback where id = $1', values: [callbackId] });
  const caseId = rows[0]?.case_id ?? null;
  return caseId === null ? null : lockCase(client, { caseId });
}

/** The case's timeline shows the visit; before, the case knows nothing of it (CB-08). */
async function tellCase(desk: Desk, viewer: Viewer, client: pg.ClientBase, visited: LoadedCase, { id, form, round }: CallbackState): Promise<void> {
  const accepted = callbackOnCase(visited.state, { id, form: form!, round }, await contextOf(desk, viewer, visited));
  await saveDecision(client, visited.state, accepted, { moment: visited.now, personId: viewer.personId, submission: null, countedBy: visited.countedBy });
}
