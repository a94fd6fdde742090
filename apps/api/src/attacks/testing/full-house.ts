import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SHIPPED_POSTS } from '@guanjia/domain';
import type { Plausible } from './inputs.js';

/** Stand for what is known only when a request is sent: a key and a login of its own, and the version that its case, duty or record has then. */
export const NEW_KEY = 'a new key';
export const NEW_LOGIN = 'a new login';
export const CURRENT_VERSION = 1;

/** What the house is filled through; the API of a test is one. */
interface House {
  readonly database: { readonly pool: { query<R>(text: string, values?: unknown[]): Promise<{ rows: R[] }> } };
  readonly services: { readonly sweeper: { poke(): void } };
  as(login: string): Promise<Person>;
}
interface Person {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  graphql(query: string, variables?: object): Promise<{ data: any; text: string }>;
}

/** A case of each kind and more at the first centre, with what hangs on them, so that every operation has something to be asked about. */
export async function fillHouse(house: House): Promise<{ plausible: Plausible; centreId: string; caseIds: string[] }> {
  const { pool } = house.database;
  const ids = async (sql: string, values: unknown[] = []) => (await pool.query<{ id: string }>(sql, values)).rows.map(({ id }) => id);
  // A month goes by, so that the duties of day, week and month arise.
  await pool.query(`select adjust_clock('32 days')`);
  house.services.sweeper.poke();
  while ((await ids('select id from duty')).length === 0) await sleep(50);
  const { rows: [clock] } = await pool.query<{ now: Date }>('select app_now() as now');
  const later = (hours: number) => new Date(clock!.now.getTime() + hours * 3_600_000).toISOString();
  const [centreId] = (await ids(`select id from service_centre where code = 'YH'`)) as [string];
  const supervisor = await house.as('supervisor.1');
  const units = await ids('select id from unit where centre_id = $1 order by number limit 4', [centreId]);
  const caseIds: string[] = [];
  for (const [n, kind] of ['COMPLAINT', 'REPAIR', 'INQUIRY', 'HELP_REQUEST', 'COMPLAINT', 'OPINION', 'COMPLAINT', 'REPAIR'].entries()) {
    const { data, text } = await supervisor.graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id } } }', {
      input: { clientKey: randomUUID(), centreId, kind, channel: 'TELEPHONE', matter: '楼上漏水', description: '客厅天花板漏水。', unitId: units[n % units.length], callerName: '钱女士', callerTelephone: '13800004321' },
    });
    if (!data?.receiveCase?.case) throw new Error(text);
    caseIds.push(data.receiveCase.case.id);
  }
  const manager = await house.as('manager.1');
  await manager.graphql('mutation ($centreIds: [ID!]!) { createWall(input: { name: "大堂", centreIds: $centreIds, days: 30, language: "zh-CN" }) { wall { id } } }', { centreIds: [centreId] });
  await (await house.as('gm')).graphql('mutation { saveFilter(name: "逾期", search: "overdue=true") { id } }');
  // A visit that is owed, and a figure to open.
  const [complaint] = caseIds as [string];
  const classified = await supervisor.graphql(`mutation ($input: ClassifyCaseInput!) { classifyCase(input: $input) { case { version } } }`, { input: { clientKey: randomUUID(), caseId: complaint, version: 1, kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION', reason: '核实' } });
  const settled = await supervisor.graphql(`mutation ($input: SettleCaseInput!) { settleCase(input: $input) { case { version } } }`, { input: { clientKey: randomUUID(), caseId: complaint, version: classified.data?.classifyCase?.case?.version, result: '已处理完毕' } });
  if (!settled.data?.settleCase?.case) throw new Error(settled.text);
  while ((await ids('select id from callback')).length === 0) await sleep(50);
  const thisMonth = later(8).slice(0, 7);
  const lastMonth = later(8 - 24 * Number(later(8).slice(8, 10))).slice(0, 7);
  const counted = await manager.graphql(`query ($month: String!) { figures(input: { from: $month, until: $month, figures: [{ key: CASES }] }) { figures { points { records } } } }`, { month: thisMonth });
  const personIds = await ids(`select id from person where login in ('guard.1', 'steward.1', 'maintenance.1')`);
  const plausible: Plausible = {
    centreId: [centreId], centreIds: [centreId], caseId: caseIds, intoCaseId: caseIds, previousCaseId: caseIds, unitId: units,
    buildingId: await ids('select id from building where centre_id = $1', [centreId]),
    residentId: await ids('select id from resident where centre_id = $1 and unit_id = any($2)', [centreId, units]),
    publicAreaId: await ids('select id from public_area where centre_id = $1', [centreId]),
    obligationId: await ids('select id from obligation where centre_id = $1', [centreId]),
    dutyId: await ids('select id from duty where centre_id = $1', [centreId]),
    personId: personIds, holdingId: await ids('select id from post_holding where person_id = any($1)', [personIds]),
    'renameFilter.id': await ids('select id from saved_filter'), 'deleteFilter.id': await ids('select id from saved_filter'), 'revokeWall.id': await ids('select id from wall'),
    'saveUnit.id': units, 'saveBuilding.id': await ids('select id from building where centre_id = $1', [centreId]), 'saveCentre.id': [centreId], 'saveCentre.code': ['ZZ'], 'savePublicArea.id': await ids('select id from public_area where centre_id = $1', [centreId]),
    callbackId: await ids('select id from callback'), 'callback.id': await ids('select id from callback'), month: [lastMonth, thisMonth], 'figures.from': [lastMonth], 'figures.until': [thisMonth], 'figures.versionId': [null], 'figureRecords.records': [counted.data?.figures.figures[0].points[0].records],
    dutyTelephone: ['0571-8888 1234'], 'addPerson.login': [NEW_LOGIN], 'recordStep.step': ['APOLOGISED', 'HARM_STOPPED'], 'reason: ID': ['WAITING_FOR_RESIDENT'], 'setRoster.from': [later(24)], 'setRoster.until': [later(24 * 8)], 'setRoster.post': ['GUARD', 'STEWARD'],
    'resetPassword.password': ['a long password'], 'addPerson.password': ['a long password'], 'appointPerson.from': [later(1)], 'appointPerson.until': [later(400)], 'adoptPolicies.from': [later(1)], 'recordAbsence.from': [later(1)], 'recordAbsence.until': [later(9)],
    'changeCompanySettings.from': [later(1)], 'cancelAdoption.from': [later(1)], 'cancelSettingsChange.from': [later(1)], 'savePost.key': ['OWN_POST'], 'setNotificationChannel.address': ['https://robot.example/hook'], number: ['901', '902'],
    id: [...caseIds, ...(await ids('select id from wall union all select id from saved_filter union all select id from duty where centre_id = $1', [centreId]))],
    'case.number': (await pool.query<{ number: string }>('select number from service_case')).rows.map(({ number }) => number),
    post: Object.keys(SHIPPED_POSTS), ownerPost: ['STEWARD', 'MAINTENANCE', 'CS_SUPERVISOR'], receivedByPost: ['RECEPTIONIST'], to: ['CENTRE_MANAGER', 'GENERAL_MANAGER'], reportsTo: ['CENTRE_MANAGER'],
    packKeys: ['complaints/s-k', 'reception/p'], reason: ['WAITING_FOR_RESIDENT', '住户要求改期', '核实后更正'], callerTelephone: ['13800004321'], telephone: ['13800004321'],
    language: ['zh', 'en', 'zh-CN'], zone: ['Asia/Shanghai'], from: ['09:00', later(1)], until: ['18:00', later(48)], quietFrom: ['22:00'], quietUntil: ['07:00'], year: [2026, 2027], days: [30],
    weekday: [1, 5], holidays: ['2026-10-01'], makeUpDays: ['2026-10-10'], closedFrom: ['2030-01-01'], handedOverOn: ['2020-01-01'], movedOutOn: ['2025-01-01'], version: [CURRENT_VERSION], first: [1, 50, 200], minutes: [1],
    DateTime: [later(2), later(30), later(-1)], receivedAt: [later(-1)], statedAt: [later(0)], category: ['NOISE'], search: ['1', '陈', 'kind=COMPLAINT'], text: ['漏水', '%'], after: ['0:0'], key: ['complaints/s-k', 'ESCALATION_FIRST'], clientKey: [NEW_KEY],
  };
  return { plausible, centreId, caseIds };
}
