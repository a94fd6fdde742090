import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../../access/viewer.js';
import { attemptCallback } from '../../../callbacks/attempt-callback.js';
import { chooseCallback } from '../../../callbacks/choose-callback.js';
import { endOccasion } from '../../../callbacks/end-occasion.js';
import { recordCallback } from '../../../callbacks/record-callback.js';
import { recordOccasion } from '../../../callbacks/record-occasion.js';
import { approveCancellation } from '../../../cases/approve-cancellation.js';
import { approveMerge } from '../../../cases/approve-merge.js';
import { cancelCase } from '../../../cases/cancel-case.js';
import type { Desk } from '../../../cases/carry-out.js';
import { classifyCase } from '../../../cases/classify-case.js';
import { closeCase } from '../../../cases/close-case.js';
import { confirmWithResident } from '../../../cases/confirm-with-resident.js';
import { markConfidential } from '../../../cases/mark-confidential.js';
import { mergeCase } from '../../../cases/merge-case.js';
import { pauseObligation } from '../../../cases/pause-obligation.js';
import { receiveCase } from '../../../cases/receive-case.js';
import { reopenCase } from '../../../cases/reopen-case.js';
import { replyToResident } from '../../../cases/reply-to-resident.js';
import { resumeObligation } from '../../../cases/resume-obligation.js';
import { settleCase } from '../../../cases/settle-case.js';
import { complaint, type Login } from '../../../cases/testing/service-desk.js';
import { transferCase } from '../../../cases/transfer-case.js';
import { unmarkConfidential } from '../../../cases/unmark-confidential.js';
import { auditReception } from '../../../duties/audit-reception.js';
import { planImport } from '../../../imports/plan-import.js';
import { writeImport } from '../../../imports/write-import.js';
import { saveUnit } from '../../../set-up/save-place.js';
import { projectFigures } from '../project-figures.js';
import type { FigureHouse } from './figure-house.js';

/** An act of a history: `n` says which of what it may be done to, and how. */
export interface Act {
  readonly act: keyof typeof ACTS;
  readonly n: number;
}

export interface History {
  readonly house: FigureHouse;
  /** Of the history so far. */
  readonly caseIds: string[];
  now: number;
}

/** Whether it was done; a rule that says no is a part of life. */
type Doing = (history: History, n: number) => Promise<boolean>;

const one = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
/** 0: the newest. */
const newest = ({ caseIds }: History, n: number) => one(caseIds.slice(-6).reverse(), n);
const clientKey = () => randomUUID();

const received = (changes: (history: History, n: number) => object): Doing => async (history, n) => {
  const { house } = history;
  const outcome = await receiveCase(house.desk, await house.viewer('li'), complaint(house.centreId, house.homeIds[n % 2]!, { ...changes(history, n) }));
  if (outcome.kind === 'done') history.caseIds.push(outcome.caseId);
  return outcome.kind === 'done';
};

const onCase = (login: Login, verb: (desk: Desk, viewer: Viewer, input: never) => Promise<{ kind: string }>, more: (history: History, n: number) => object = () => ({})): Doing => async (history, n) => {
  const { house } = history;
  const caseId = newest(history, n);
  if (!caseId) return false;
  const { version } = await house.stored(caseId);
  return (await verb(house.desk, await house.viewer(login), { clientKey: clientKey(), caseId, version, ...more(history, n) } as never)).kind === 'done';
};

const onLimit = (verb: (desk: Desk, viewer: Viewer, input: never) => Promise<{ kind: string }>, more: object): Doing => async (history, n) => {
  const { house } = history;
  const caseId = newest(history, n);
  const owed = one(await house.ask<{ id: string }>(`select id from obligation where subject_id = $1 and status = 'OPEN' order by rule_key`, [caseId ?? null]), n);
  if (!caseId || !owed) return false;
  const { version } = await house.stored(caseId);
  return (await verb(house.desk, await house.viewer('wang'), { clientKey: clientKey(), obligationId: owed.id, version, ...more } as never)).kind === 'done';
};

const REASON = { reason: '情况有变' };
const CLASSES = [
  { kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR' }, { kind: 'COMPLAINT', validity: 'VALID', severity: 'MAJOR' }, { kind: 'COMPLAINT', validity: 'INVALID', severity: 'MINOR', collective: true },
  { kind: 'REPAIR', validity: null, severity: null }, { kind: 'COMPLAINT', validity: 'ASSIST', severity: 'IMPORTANT', collective: false }, { kind: 'INQUIRY', validity: null, severity: null },
] as const;
const MARKS = { quality: 4, effect: 4, satisfaction: 5, shortcomings: '无', suggestions: '无', opinion: '满意', qualified: true } as const;

const visited: Doing = async ({ house }, n) => {
  const visit = one(await house.ask<{ id: string }>(`select id from callback where status = 'OPEN' order by opened_at desc, id limit 6`), n);
  if (!visit) return false;
  const said = { callbackId: visit.id, ...MARKS, satisfaction: (n % 5) + 1, secondCallerId: house.assistants[1]! };
  const byTelephone = await recordCallback(house.desk, await house.viewerOf(house.assistants[0]!), { clientKey: clientKey(), form: 'TELEPHONE', ...said });
  if (byTelephone.kind === 'done') return true;
  return (await recordCallback(house.desk, await house.viewer('zhao'), { clientKey: clientKey(), form: 'HOME_VISIT', ...said })).kind === 'done';
};

const tried: Doing = async ({ house }, n) => {
  const visit = one(await house.ask<{ id: string }>(`select id from callback where status = 'OPEN' order by opened_at desc, id limit 6`), n);
  return !!visit && (await attemptCallback(house.desk, await house.viewerOf(house.assistants[0]!), { clientKey: clientKey(), callbackId: visit.id, form: 'TELEPHONE', outcome: 'NO_ANSWER', note: null, nextTryAt: null })).kind === 'done';
};

const chosen: Doing = async ({ house }, n) => {
  const waiting = one(await house.ask<{ id: string }>(`select case_id as id from callback_candidate where decision = 'WAITING' and case_id is not null and withdrawn_at is null order by settled_at desc, id limit 6`), n);
  return !!waiting && (await chooseCallback(house.desk, await house.viewer('zhao'), { clientKey: clientKey(), caseId: waiting.id, reason: '业主表扬' })).kind === 'done';
};

const dayOf = (moment: number) => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10);
const DAY = 86_400_000;

const occasion: Doing = async ({ house, now }, n) => {
  const input = n % 2 === 0
    ? { kind: 'COMMUNITY_EVENT', heldOn: dayOf(now), unitId: null, startsOn: null, endsOn: null } as const
    : { kind: 'CONTRACTED_SERVICE', heldOn: null, unitId: house.homeIds[0], startsOn: dayOf(now), endsOn: dayOf(now + 60 * DAY) } as const;
  return (await recordOccasion(house.desk, await house.viewer('wang'), { clientKey: clientKey(), centreId: house.centreId, title: '社区活动', ...input })).kind === 'done';
};

const occasionEnded: Doing = async ({ house, now }) => {
  const [open] = await house.ask<{ id: string }>(`select id from callback_occasion where kind = 'CONTRACTED_SERVICE' and ended_on is null and starts_on < $1::date order by recorded_at desc limit 1`, [dayOf(now)]);
  return !!open && (await endOccasion(house.desk, await house.viewer('wang'), { clientKey: clientKey(), occasionId: open.id, endedOn: dayOf(now - DAY) })).kind === 'done';
};

const audited: Doing = async ({ house }) => {
  const [duty] = (await house.duties('FD-03')).filter(({ fulfilled_at }) => fulfilled_at === null);
  return !!duty && (await auditReception(house.desk, await house.viewer('wang'), { clientKey: clientKey(), dutyId: duty.id, finding: '记录完整' })).kind === 'done';
};

const imported: Doing = async ({ house }, n) => {
  const rows = ['id,opened,due,replied,closed,type', `${randomUUID()},2026-0${(n % 9) + 1}-28 23:30:00,2026-10-01 10:00:00,2026-10-01 09:00:00,${n % 2 === 0 ? '2026-10-02 10:00:00' : ''},漏水`];
  const plan = await planImport(house.database, {
    fileName: 'old.csv', bytes: Buffer.from(rows.join('\n')), centreCode: 'YH', zone: 'Asia/Shanghai', asOf: '2026-11-01', source: `old-${randomUUID()}`, overrides: [], savedMapping: null, dates: null, encoding: null, sheet: null,
    kind: n % 3 === 0 ? 'COMPLAINT' : 'REPAIR',
  });
  return (await writeImport(house.database, plan)).imported === 1;
};

/** A home that was entered under the wrong building; changed back by the next such act. */
const homeMoved: Doing = async ({ house }, n) => {
  const id = house.homeIds[n % 2]!;
  const [home] = await house.ask<{ building_id: string; version: number; number: string }>('select building_id, version, number from unit where id = $1', [id]);
  const buildingId = house.buildingIds.find((building) => building !== home!.building_id)!;
  const scope = { centreIds: [house.centreId], company: true };
  return (await saveUnit({ pool: house.database.pool, scope, personId: house.personIds.zhao }, { id, version: home!.version, buildingId, number: home!.number, handedOverOn: null, closedFrom: null })).record !== null;
};

const later: Doing = async (history, n) => {
  history.now += [1, 5, 26, 100, 700][n % 5]! * 3_600_000 + n * 61_000;
  await history.house.at(new Date(history.now).toISOString());
  return true;
};

/** Everything that a fact reads of, done as it is in the house; and time, and the processes beside the requests, each by itself. */
export const ACTS = {
  received: received((_, n) => ({ kind: (['COMPLAINT', 'REPAIR', 'INQUIRY', 'OPINION'] as const)[n % 4]! })),
  receivedLate: received(({ now }, n) => ({ kind: 'REPAIR', receivedAt: new Date(now - (n + 1) * 3_600_000), lateRecordReason: '停电' })),
  receivedAgain: async (history, n) => {
    const [previous] = await history.house.ask<{ id: string }>(`select id from service_case where kind = 'COMPLAINT' and status = 'CLOSED' and not historic and audience = 'CENTRE' order by received_at desc, id limit 1`);
    return !!previous && received(() => ({ previousCaseId: previous.id }))(history, n);
  },
  classified: onCase('wang', classifyCase, (_, n) => ({ basis: 'CORRECTION', category: null, urgent: false, residentDeadline: null, reason: '核实', ...CLASSES[n % CLASSES.length]! })),
  transferred: onCase('wang', transferCase, (_, n) => ({ department: ['工程部', '秩序部'][n % 2], ownerPost: 'DEPARTMENT_HEAD', reason: '属其职责' })),
  replied: onCase('wang', replyToResident, (_, n) => ({ definite: n % 2 === 0, reply: '已答复', form: null, statedAt: null })),
  settled: onCase('sun', settleCase, () => ({ result: '已处理', statedAt: null })),
  confirmed: onCase('li', confirmWithResident, (_, n) => ({ outcome: (['SATISFIED', 'DISSATISFIED'] as const)[n % 2], note: null })),
  reopened: onCase('wang', reopenCase, () => REASON),
  closed: onCase('zhao', closeCase, () => REASON),
  cancelled: async (history, n) => (await onCase('li', cancelCase, () => REASON)(history, n)) && onCase('wang', approveCancellation)(history, n),
  merged: async (history, n) => (await onCase('li', mergeCase, (all) => ({ intoCaseId: newest(all, n + 1), ...REASON }))(history, n)) && onCase('wang', approveMerge)(history, n),
  hidden: onCase('wang', markConfidential, () => REASON),
  shown: onCase('wang', unmarkConfidential, () => REASON),
  paused: onLimit(pauseObligation, { reason: 'WAITING_FOR_RESIDENT', note: '等待住户' }),
  resumed: onLimit(resumeObligation, {}),
  chosen,
  visited,
  tried,
  occasion,
  occasionEnded,
  audited,
  imported,
  homeMoved,
  later,
  swept: async ({ house }) => (await house.pass(), true),
  sealed: async ({ house }) => (await house.ask('select seal()'), true),
  followed: async ({ house }) => (await house.follow(), true),
  projected: async ({ house }) => (await projectFigures(house.database.pool), true),
} as const satisfies Record<string, Doing>;

/** Does it; what is not found, or may not be asked so, is not done. */
export async function doAct(history: History, { act, n }: Act): Promise<boolean> {
  try {
    return await ACTS[act](history, n);
  } catch (error) {
    if (['NOT_FOUND', 'BAD_USER_INPUT', 'FORBIDDEN'].includes(String((error as { extensions?: { code?: unknown } }).extensions?.code))) return false;
    throw error;
  }
}
