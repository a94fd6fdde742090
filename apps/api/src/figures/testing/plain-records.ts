import type { FigureDimension, FigureKey } from '@guanjia/domain';
import type { RawRows } from './raw-rows.js';

/** One record as a person with paper and pencil would put it down: in which month it counts, by what it can be told apart, and what for. */
export interface PlainRecord {
  readonly id: string;
  readonly audience: string;
  /** 2026-10 */
  readonly month: string;
  readonly by: Readonly<Partial<Record<FigureDimension, string>>>;
  readonly inNumerator: boolean;
  readonly minutes?: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function wallClock(moment: Date, zone: string) {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', hour: '2-digit', weekday: 'short', hourCycle: 'h23' });
  clocks.set(zone, clock);
  const parts = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts['weekday']!) + 1;
  return { month: `${parts['year']}-${parts['month']}`, weekday: String(weekday), hour: String(Number(parts['hour'])) };
}

/** Everything that a figure is counted from, in plain loops over plain rows. CALLBACK_RATE: what its shares are taken of. */
export function plainRecords(figure: FigureKey, rows: RawRows, now: Date): PlainRecord[] {
  switch (figure) {
    case 'CALLBACK_RATE':
      return candidates(rows);
    case 'HOME_VISIT_SHARE':
      return visits(rows).map(({ visit, ...record }) => ({ ...record, inNumerator: visit.form === 'HOME_VISIT' }));
    case 'SATISFACTION':
      return visits(rows).filter(({ visit }) => visit.satisfaction !== null).map(({ visit, ...record }) => ({ ...record, inNumerator: [4, 5].includes(visit.satisfaction!) }));
    case 'CASES':
      return cases(rows);
    case 'SETTLED':
      return cases(rows, 'settled_at');
    case 'COMPLAINTS':
      return complaints(rows);
    case 'REPEATED_COMPLAINTS': {
      const repeated = new Set(rows.acts.filter(({ type, facts }) => type === 'CaseReceived' && facts['previous']).map(({ subject_id }) => subject_id));
      return complaints(rows).map((record) => ({ ...record, inNumerator: repeated.has(record.id) }));
    }
    case 'COLLECTIVE_COMPLAINTS': {
      const said = new Map(rows.acts.filter(({ type, facts }) => type === 'CaseClassified' && 'saidCollective' in facts).map(({ subject_id, facts }) => [subject_id, facts['saidCollective']]));
      return complaints(rows).map((record) => ({ ...record, inNumerator: said.get(record.id) === true }));
    }
    case 'REOPENED': {
      const reopened = new Set(rows.acts.filter(({ type }) => type === 'CaseReopened').map(({ subject_id }) => subject_id));
      return cases(rows).map((record) => ({ ...record, inNumerator: reopened.has(record.id) }));
    }
    case 'ATTAINMENT':
      return judged(limits(rows, now));
    case 'TIME_LIMITS':
      return limits(rows, now);
    case 'ESCALATIONS':
      return limits(rows, now).filter(({ by }) => Number(by.LEVEL) >= 2);
    case 'DUTIES_DONE': {
      const ofDuties = new Set(rows.limits.filter(({ subject_kind }) => subject_kind === 'duty').map(({ id }) => id));
      return judged(limits(rows, now)).filter(({ id }) => ofDuties.has(id));
    }
    case 'TIME_TO_FIRST_RESPONSE':
      return took(rows, 'first_response_at', 'received_at');
    case 'TIME_TO_REPLY':
      return took(rows, 'replied_at', 'received_at');
    case 'TIME_TO_DEFINITE_ANSWER':
      return took(rows, 'definite_answer_at', 'received_at');
    case 'TIME_TO_SETTLE':
      return took(rows, 'settled_at', 'settled_at');
  }
}

const buildingOf = ({ buildings }: RawRows, unit: string | null) => (unit === null ? '' : buildings.get(unit)!);

function cases(rows: RawRows, monthBy: 'received_at' | 'settled_at' = 'received_at'): PlainRecord[] {
  return rows.cases.flatMap((row) => {
    const zone = rows.zones.get(row.centre_id)!;
    const received = wallClock(row.received_at, zone);
    const at = row[monthBy];
    if (!at) return [];
    return [{
      id: row.id, audience: row.audience, month: wallClock(at, zone).month, inNumerator: true,
      by: {
        CENTRE: row.centre_id, BUILDING: buildingOf(rows, row.unit_id), DEPARTMENT: row.responsible_department ?? '', POST: row.owner_post, PERSON: row.settled_by ?? row.owner_person_id ?? '',
        KIND: row.kind, CATEGORY: row.category ?? '', SEVERITY: row.severity ?? '', VALIDITY: row.validity ?? '', WEEKDAY: received.weekday, HOUR: received.hour,
      },
    }];
  });
}

const complaints = (rows: RawRows) => cases(rows).filter(({ by }) => by.KIND === 'COMPLAINT');

function took(rows: RawRows, until: 'first_response_at' | 'replied_at' | 'definite_answer_at' | 'settled_at', monthBy: 'received_at' | 'settled_at'): PlainRecord[] {
  const minutes = new Map(rows.cases.flatMap((row) => (row[until] ? [[row.id, Math.floor((row[until].getTime() - row.received_at.getTime()) / 60_000)]] : [])));
  return cases(rows, monthBy).flatMap((record) => (minutes.has(record.id) ? [{ ...record, minutes: minutes.get(record.id)! }] : []));
}

function limits(rows: RawRows, now: Date): PlainRecord[] {
  const casesById = new Map(rows.cases.map((row) => [row.id, row]));
  const visitsById = new Map(rows.visits.map((row) => [row.id, row]));
  return rows.limits.flatMap((row) => {
    const matter = casesById.get(row.subject_id);
    const visit = visitsById.get(row.subject_id);
    // CB-08: a draw that no visit followed is nobody's to know.
    if (visit && visit.origin === 'DRAWN' && !visit.visited_at) return [];
    if (row.verdict === null && row.status !== 'OPEN') return [];
    const paused = row.pauses.some(({ until }) => until === null);
    const outcome = row.verdict ?? (!paused && row.due_at < now ? 'OVERDUE' : 'OWED');
    const person = row.subject_kind === 'duty' ? rows.dutiesDoneBy.get(row.subject_id) : matter ? (matter.settled_by ?? matter.owner_person_id) : visit?.recorded_by;
    return [{
      id: row.id, audience: row.audience, month: wallClock(row.due_at, rows.zones.get(row.centre_id)!).month, inNumerator: true,
      by: {
        CENTRE: row.centre_id, BUILDING: buildingOf(rows, matter?.unit_id ?? visit?.unit_id ?? null), DEPARTMENT: matter?.responsible_department ?? '', POST: row.owed_by[0]!, PERSON: person ?? '',
        RULE: row.rule_key, STRENGTH: row.strength, OUTCOME: outcome, LEVEL: String(row.level),
      },
    }];
  });
}

const JUDGED: ReadonlySet<string> = new Set(['ON_TIME', 'LATE', 'MISSED', 'OVERDUE']);
const judged = (records: PlainRecord[]) => records.filter(({ by }) => JUDGED.has(by.OUTCOME!)).map((record) => ({ ...record, inNumerator: record.by.OUTCOME === 'ON_TIME' }));

function visits(rows: RawRows): (PlainRecord & { readonly visit: RawRows['visits'][number] })[] {
  const audiences = new Map(rows.cases.map(({ id, audience }) => [id, audience]));
  return rows.visits.flatMap((visit) => visit.visited_at ? [{
    visit, id: visit.id, audience: audiences.get(visit.case_id ?? '') ?? 'CENTRE', month: wallClock(visit.visited_at, rows.zones.get(visit.centre_id)!).month, inNumerator: true,
    by: { CENTRE: visit.centre_id, BUILDING: buildingOf(rows, visit.unit_id), PERSON: visit.recorded_by ?? '', CALLBACK_GROUP: visit.grp },
  }] : []);
}

function candidates(rows: RawRows): PlainRecord[] {
  const audiences = new Map(rows.cases.map(({ id, audience }) => [id, audience]));
  const visited = new Set(rows.visits.filter(({ visited_at }) => visited_at).map(({ id }) => id));
  return rows.candidates.filter(({ withdrawn_at }) => !withdrawn_at).map((row) => ({
    id: row.id, audience: audiences.get(row.case_id ?? '') ?? 'CENTRE', month: row.month, inNumerator: row.callback_id !== null && visited.has(row.callback_id),
    by: { CENTRE: row.centre_id, CALLBACK_GROUP: row.grp },
  }));
}
