import type { BoardEvent } from '../board-store';
import type { BoardDuty, BoardRow } from '../board-item';

export const NOON = Date.parse('2026-11-20T04:00:00.000Z'); // 12:00 in Shanghai
export const MINUTE = 60_000;
const iso = (at: number) => new Date(at).toISOString();

type Owed = Partial<Omit<BoardRow['obligations'][number], 'dueAt' | 'warnAt'>> & { dueIn: number; warnIn?: number };

/** A time limit, `dueIn` minutes from noon. */
export function limit({ dueIn, warnIn, ...rest }: Owed): BoardRow['obligations'][number] {
  return {
    id: `o${dueIn}`, rule: 'CP-05', name: { zh: '投诉办结', en: 'Settle the complaint' }, clause: 'S 5.3.1', generation: 1, strength: 'MUST', owedBy: ['RECEPTIONIST'],
    level: 0, acknowledgedLevel: 0, paused: false, nextStepAt: null, nextStepTo: null, ...rest,
    dueAt: iso(NOON + dueIn * MINUTE), warnAt: warnIn === undefined ? null : iso(NOON + warnIn * MINUTE),
  };
}

export function row(id: string, change: Partial<BoardRow> = {}): BoardRow {
  return {
    id, version: 1, number: `LH-20261120-${id}`, centreId: 'c1', place: { zh: '1栋-101', en: 'Building 1-101' }, kind: 'COMPLAINT', validity: null, severity: null, urgent: false,
    status: 'RECEIVED', matter: '楼上漏水', receivedAt: iso(NOON - 60 * MINUTE), owner: 'RECEPTIONIST', ownerPerson: null, lastEvent: 'CaseReceived', lastEventAt: iso(NOON - 60 * MINUTE),
    obligations: [], ...change,
  };
}

export function event(cursor: string, change: Partial<BoardEvent>): BoardEvent {
  return { cursor, kind: 'ROW', serverNow: iso(NOON), caseId: change.row?.id ?? null, row: null, dutyId: change.duty?.id ?? null, duty: null, ...change };
}

/** The audit of the day of noon, due at its midnight. */
export function duty(id: string, change: Partial<BoardDuty> = {}): BoardDuty {
  return {
    id, version: 1, rule: 'FD-03', name: { zh: '当日接待记录审核', en: 'Daily audit of reception records' }, clause: 'P 4.3', centreId: 'c1',
    periodStart: iso(NOON - 720 * MINUTE), periodEnd: iso(NOON + 720 * MINUTE), obligations: [limit({ dueIn: 720, rule: 'FD-03', owedBy: ['CS_SUPERVISOR'] })], ...change,
  };
}

export const snapshot = (rows: BoardRow[], cursor = 'e:1', receivedToday = rows.length, duties: BoardDuty[] = []) => ({ cursor, serverNow: iso(NOON), counters: { receivedToday }, rows, duties });
