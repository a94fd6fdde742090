import { calendarInWords, calendarRules, wallTimeOf, type CaseState, type DomainEvent, type ExplanationLine, type Obligation, type PolicySet, type WorkingCalendar } from '@guanjia/domain';
import type { Database } from '../database/database.js';

export interface CountedBy {
  /** The case or duty that owes it. */
  readonly state: Pick<CaseState, 'centreId' | 'acts'>;
  readonly obligation: Obligation;
  readonly policy: PolicySet;
  readonly calendar: WorkingCalendar | undefined;
  /** 0: the centre has none. */
  readonly calendarVersion: number;
}

/** A line of an explanation, without the part that only the domain needs. */
type Line = Pick<ExplanationLine, 'label' | 'value' | 'at'>;

/**
 * An explanation's lines (law 6) with what the working calendar did: which days it left out, and each recalculation with the former due time and why the calendar was changed
 * (law 4). A limit of natural time keeps its lines as they are.
 */
export async function withCalendarLines(database: Pick<Database, 'pool'>, lines: readonly ExplanationLine[], counted: CountedBy): Promise<Line[]> {
  const { state, obligation, policy, calendar, calendarVersion } = counted;
  if (!calendarRules(policy).has(obligation.rule)) return [...lines];
  const moves = state.acts.filter((act) => act.type === 'ObligationRecalculated' && act.obligation?.id === obligation.id);
  const reasons = await reasonsOf(database, state.centreId, moves);
  const days = calendarInWords(calendar, obligation.clockFrom, obligation.dueAt);
  const named: Line = {
    label: { zh: '工作日历', en: 'Working calendar' },
    value: calendarVersion === 0 ? days : { zh: `本管理处工作日历第${calendarVersion}版；${days.zh}`, en: `This centre's working calendar, version ${calendarVersion}. ${days.en}` },
  };
  return lines.flatMap((line): Line[] => {
    if (line.part === 'TERM') return [line, named];
    return line.part === 'DUE' ? [...moves.map((move) => moveLine(move, reasons, policy.zone)), line] : [line];
  });
}

function moveLine({ facts }: DomainEvent, reasons: ReadonlyMap<number, string>, zone: string): Line {
  const former = new Date(wallTimeOf(facts['formerDueAt'] as number, zone)).toISOString().slice(0, 16).replace('T', ' ');
  const version = facts['calendarVersion'] as number;
  const why = reasons.get(version) ?? '';
  return {
    label: { zh: '日历改动', en: 'Calendar changed' },
    value: { zh: `第${version}版：${why}；原到期时间 ${former}，重算为`, en: `Version ${version}: ${why}. It was due ${former}; recalculated to` },
    at: facts['dueAt'] as number,
  };
}

async function reasonsOf({ pool }: Pick<Database, 'pool'>, centreId: string, moves: readonly DomainEvent[]): Promise<ReadonlyMap<number, string>> {
  if (moves.length === 0) return new Map();
  const { rows } = await pool.query<{ version: number; reason: string }>('select version, reason from centre_calendar where centre_id = $1 and version = any($2::int[])', [
    centreId,
    moves.map(({ facts }) => facts['calendarVersion']),
  ]);
  return new Map(rows.map(({ version, reason }) => [version, reason]));
}
