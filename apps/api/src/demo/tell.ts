import type { Instant } from '@guanjia/domain';
import type { Desk, Outcome } from '../cases/carry-out.js';
import { receiveCase } from '../cases/receive-case.js';
import type { CallbackOutcome } from '../callbacks/carry-out-callback.js';
import type { DutyOutcome } from '../duties/carry-out-duty.js';
import { doAct, keyOf, timeOf } from './do-act.js';
import type { Ground } from './ground.js';
import type { PastDesk } from './past-desk.js';
import type { Act, Matter } from './story.js';

/** Something at one moment of business time. */
export interface Moment {
  readonly at: Instant;
  readonly quiet: boolean;
  tell(desk: Desk): Promise<void>;
}

/** A rule says no to what is told. */
export class WrongStory extends Error {
  override name = 'WrongStory';
}

/** The reception of a matter and each of its acts, carried out by the real verbs. A rule that says no to one of them throws: then the story is wrong. */
export function momentsOf(matters: readonly Matter[], ground: Ground, { quiet }: { quiet: boolean }): Moment[] {
  const caseIds = new Map<string, string>();
  const receive = (matter: Matter): Moment => ({ at: matter.at, quiet, tell: async (desk) => void caseIds.set(matter.key, done(await receiveMatter(desk, ground, matter), matter)) });
  const act = (matter: Matter, one: Act): Moment => ({
    at: timeOf(matter, one),
    quiet,
    tell: async (desk) => void done(await actOn(desk, ground, matter, one, (of) => Promise.resolve(caseIds.get(of.key)!)), matter, one),
  });
  return matters.flatMap((matter) => [receive(matter), ...matter.acts.map((one) => act(matter, one))]);
}

/** Tells moments in the order in which they happen; those of one time in the order in which they stand. Throws where it is told to stop. */
export async function tellInOrder({ desk, at }: PastDesk, moments: readonly Moment[], signal?: AbortSignal): Promise<void> {
  for (const moment of moments.toSorted((one, other) => one.at - other.at)) {
    signal?.throwIfAborted();
    await at(moment.at, moment.quiet);
    await moment.tell(desk);
  }
}

export async function receiveMatter(desk: Desk, ground: Ground, matter: Matter): Promise<Outcome> {
  const { centre, kind, channel, category, urgent, matter: text, description } = matter;
  return receiveCase(desk, await ground.person('RECEPTIONIST', centre, matter.receivedBy), {
    clientKey: keyOf(matter, 0), centreId: ground.centreIds[centre]!, kind, channel, category: category ?? null, urgent: urgent ?? false, matter: text, description: description ?? '',
    ...ground.placeOf(matter),
  });
}

export async function actOn(desk: Desk, ground: Ground, matter: Matter, act: Act, caseOf: (matter: Matter) => Promise<string>): Promise<Outcome | DutyOutcome | CallbackOutcome> {
  const caseId = await caseOf(matter);
  const { rows } = await desk.database.pool.query<{ version: number }>({ name: 'version', text: 'select version from service_case where id = $1', values: [caseId] });
  const of = { clientKey: keyOf(matter, 1 + matter.acts.indexOf(act)), caseId, version: rows[0]!.version };
  return doAct(desk, await ground.person(act.by, matter.centre, act.who), of, matter, act, caseOf);
}

function done(outcome: Outcome | DutyOutcome | CallbackOutcome, { key, matter }: Matter, act?: Act): string {
  if (outcome.kind !== 'done') {
    throw new WrongStory(`Demo ${key} "${matter}", ${act?.verb.kind ?? 'received'}: ${outcome.kind === 'refused' ? outcome.refusal.message.en : outcome.kind}`);
  }
  if ('callbackId' in outcome) return outcome.callbackId;
  return 'caseId' in outcome ? outcome.caseId : outcome.dutyId;
}
