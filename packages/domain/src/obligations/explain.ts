import { becauseOf } from '../policy/because.js';
import { packOf } from '../policy/compile.js';
import type { Facts, Instant, Words } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { Clause, ObligationRow } from '../policy/row.js';
import { matches } from '../policy/condition.js';
import { isMadeOf, readsCalendar, type Term } from '../policy/term.js';
import type { WorkingCalendar } from './calendar.js';
import { calendarOf, dueAt, type TermContext } from './due-at.js';
import { minutesInWords } from './counted.js';
import { factInWords } from './fact-in-words.js';
import { ladderInWords, warningInWords } from './ladder-in-words.js';
import { termInWords } from './term-in-words.js';
import type { Extension, Obligation, Pause } from './obligation.js';
import { placeOf } from './occurrences.js';
import { pauseMoveOf, type PauseMove } from './pause-move.js';
import { PAUSE_REASONS } from './pause-reasons.js';

const MINUTE = 60_000;

export type ExplanationPart = 'START' | 'CLASS' | 'AGAIN' | 'WINDOW' | 'TERM' | 'OCCURRENCE' | 'PAUSE' | 'EXTENSION' | 'CALENDAR' | 'YIELDS' | 'WARNING' | 'LADDER' | 'DUE';

/** One line on the way from the start to the due time. */
export interface ExplanationLine {
  readonly part: ExplanationPart;
  readonly label: Words;
  readonly value: Words;
  /** START: the clock's zero. WINDOW: the first moment at which it counts. TERM, OCCURRENCE, PAUSE, EXTENSION: the due time as it is after this line, computed anew. CALENDAR, DUE: the obligation's own. */
  readonly at?: Instant;
}

export interface Explanation {
  readonly row: ObligationRow;
  readonly clauses: readonly Clause[];
  readonly because: Words;
  /** The limit is the company's own, because the text leaves it open. */
  readonly settingNotClause: boolean;
  readonly lines: readonly ExplanationLine[];
  /** Who hears of it before and after the due time; none of history, which rings nobody. */
  readonly rings: readonly ExplanationLine[];
}

/**
 * Why an obligation is due when it is (law 6), by the policy set that its case pinned. `facts`: the case's facts as they are now; `calendar`: the centre's
 * working time as it is now. The times of the lines are computed anew from start, term, pauses and extension, not copied: the last one before DUE equals the
 * obligation's `dueAt`; where the calendar has changed since, a line says so. Throws for a rule that the set does not have.
 */
export function explain(obligation: Obligation, policy: PolicySet, facts: Facts, calendar?: WorkingCalendar): Explanation {
  const row = policy.obligationRows.find((candidate) => candidate.key === obligation.rule);
  if (!row) throw new Error(`Policy set ${policy.id} has no obligation row ${obligation.rule}`);
  const context: TermContext = { clockFrom: obligation.clockFrom, facts, settings: policy.settings, zone: policy.zone, dayCounting: packOf(policy, row.key).dayCounting, calendar };
  const term = termLine(row, obligation, context);
  const occurrence = occurrenceLine(row, obligation, term.line.at, policy.zone);
  const moved = changes(obligation, occurrence[0]?.at ?? term.line.at, pauseMoveOf(row.term, calendarOf(context)));
  const counted = [term.line, ...occurrence, ...moved];
  return {
    row,
    clauses: row.clauses,
    because: becauseOf(row),
    settingNotClause: term.applied.kind === 'setting',
    lines: [
      { part: 'START', label: { zh: '起算', en: 'Counts from' }, value: factInWords(obligation.clockFact), at: obligation.clockFrom },
      ...classLine(obligation, facts),
      ...againLine(row, obligation),
      ...windowLine(row, obligation, context),
      ...counted,
      ...calendarLine(row, obligation, counted.at(-1)!.at!),
      ...yieldsLine(row, obligation, policy, context),
      { part: 'DUE', label: { zh: '到期', en: 'Due' }, value: { zh: '此刻（含）之前完成为按时', en: 'On time until this very moment' }, at: obligation.dueAt },
    ],
    rings: ringLines(row, obligation, policy),
  };
}

/** Law 1: a class that was so from the start counts from reception; one that came about later, from when it did. */
function classLine({ clockFact, clockFrom }: Obligation, facts: Facts): ExplanationLine[] {
  if (clockFact !== 'classFrom') return [];
  const value =
    clockFrom === facts['receivedAt']
      ? { zh: '自受理起即属此等级，从受理时间起算', en: 'It was of this class from the start, so it counts from reception' }
      : { zh: '后来发展为此等级，从变化之时起算', en: 'It developed into this class, so it counts from that moment' };
  return [{ part: 'CLASS', label: { zh: '定性', en: 'Class' }, value }];
}

/** Clocks that a reopening does not start again (law 1); all others count from what happened last. */
const SAME_START: readonly string[] = ['receivedAt', 'classFrom'];

function againLine({ everyDays }: ObligationRow, { generation, clockFact }: Obligation): ExplanationLine[] {
  if (generation === 1 || everyDays !== undefined) return [];
  const value = SAME_START.includes(clockFact)
    ? { zh: `第${generation}次（重新打开或重新约定），起算时间不变`, en: `Time ${generation} (reopened, or newly agreed); it still counts from the same start` }
    : { zh: `第${generation}次，自新的起算时间起`, en: `Time ${generation}; it counts from the new start` };
  return [{ part: 'AGAIN', label: { zh: '再次承担', en: 'Owed again' }, value }];
}

function windowLine({ term }: ObligationRow, { notBeforeAt }: Obligation, context: TermContext): ExplanationLine[] {
  if (term.kind !== 'window' || notBeforeAt === null) return [];
  const words = termInWords(term.notBefore, context);
  return [{ part: 'WINDOW', label: { zh: '最早', en: 'Not before' }, value: { zh: `${words.zh}；此前所做不算`, en: `${words.en}; what is done before does not count` }, at: notBeforeAt }];
}

function termLine(row: ObligationRow, { firstDueAt }: Obligation, context: TermContext): { readonly applied: Term; readonly line: ExplanationLine & { readonly at: Instant } } {
  const whole = row.term.kind === 'window' ? row.term.by : row.term;
  const { applied, at } = row.everyDays === undefined ? appliedTerm(whole, context, firstDueAt) : { applied: whole, at: dueAt(whole, context) ?? firstDueAt };
  const { otherwise: _, ...alone } = applied.kind === 'fact' ? applied : { ...applied, otherwise: null };
  const words = termInWords(alone as Term, context);
  const instead = whole.kind === 'fact' && applied !== whole ? factInWords(whole.fact) : null;
  const value = instead ? { zh: `${words.zh}（当时没有${instead.zh}）`, en: `${words.en} ("${instead.en}" was not named then)` } : words;
  return { applied, line: { part: 'TERM', label: { zh: '时限', en: 'Limit' }, value, at } };
}

/** The part of a term that gave the due time. A fact can have moved on since (a newly agreed time), so what it named then is the first due time. */
function appliedTerm(term: Term, context: TermContext, firstDueAt: Instant): { readonly applied: Term; readonly at: Instant } {
  if (term.kind !== 'fact') return { applied: term, at: isMadeOf(term, 'fact') ? firstDueAt : dueAt(term, context)! };
  const byFact = dueAt(term, context) === firstDueAt && typeof context.facts[term.fact] === 'number';
  const named = { ...context, facts: { ...context.facts, [term.fact]: null } };
  if (!byFact && term.otherwise && (dueAt(term.otherwise, named) === firstDueAt || typeof context.facts[term.fact] !== 'number')) return appliedTerm(term.otherwise, context, firstDueAt);
  return { applied: term, at: firstDueAt };
}

/** Of a duty that recurs: which of its occurrences this is. */
function occurrenceLine(row: ObligationRow, obligation: Obligation, firstDueAt: Instant, zone: string): (ExplanationLine & { readonly at: Instant })[] {
  if (row.everyDays === undefined) return [];
  const place = placeOf(row, firstDueAt, obligation.firstDueAt, zone);
  const every = { zh: row.everyDays === 1 ? '每天一次' : `每${row.everyDays}天一次`, en: row.everyDays === 1 ? 'each day' : `every ${row.everyDays} days` };
  const value = place === null ? every : { zh: `${every.zh}，此为第${place}次`, en: `${every.en}; this is occurrence ${place}` };
  return [{ part: 'OCCURRENCE', label: { zh: '循环', en: 'Recurs' }, value, at: obligation.firstDueAt }];
}

/** Calendars are not pinned: what ended, or was late, before a change keeps the due time that was counted then. */
function calendarLine({ term }: ObligationRow, { dueAt: at }: Obligation, counted: Instant): ExplanationLine[] {
  if (!readsCalendar(term) || counted === at) return [];
  return [{ part: 'CALENDAR', label: { zh: '工作日历', en: 'Calendar' }, value: { zh: '日历后来有改动；时限仍按当时的日历', en: 'It was changed since; the due time stands as it was counted then' }, at }];
}

/** HR-22: what a general rule gave way to. */
function yieldsLine(row: ObligationRow, { status }: Obligation, { obligationRows }: PolicySet, context: TermContext): ExplanationLine[] {
  if (!row.general || status !== 'SUPERSEDED') return [];
  const inForce = ({ term, clockFrom, appliesTo }: ObligationRow) => {
    const from = context.facts[clockFrom];
    return typeof from === 'number' && matches(context.facts, appliesTo) && dueAt(term, { ...context, clockFrom: from }) !== null;
  };
  const special = obligationRows.filter((other) => !other.general && other.sets === row.sets && other.subject === row.subject && inForce(other));
  if (special.length === 0) return [];
  return [
    {
      part: 'YIELDS',
      label: { zh: '让位', en: 'Yields' },
      value: { zh: `有专门规定的从其规定：${special.map(({ key, name }) => `${key}（${name.zh}）`).join('、')}`, en: `yields to ${special.map(({ key, name }) => `${key} (${name.en})`).join(', ')}, which is for this kind of matter` },
    },
  ];
}

/** What of the ladder no clause says, is said to be the company's. */
function ringLines(row: ObligationRow, { steps }: Obligation, { settings }: PolicySet): ExplanationLine[] {
  if (steps.length === 0) return [];
  const ladder = ladderInWords(row, undefined, settings);
  return [
    { part: 'WARNING', label: { zh: '提醒', en: 'Warned' }, value: notByClause(warningInWords(settings)) },
    { part: 'LADDER', label: { zh: '逾期', en: 'When late' }, value: row.ladder ? ladder : notByClause(ladder) },
  ];
}

const notByClause = ({ zh, en }: Words): Words => ({ zh: `${zh}（公司设置，非条款规定）`, en: `${en} (company setting, not clause)` });

/** Pauses and the extension, in the order in which they moved the due time. */
function changes(obligation: Obligation, termAt: Instant, move: PauseMove): ExplanationLine[] {
  const { pauses, extension } = obligation;
  const lines: ExplanationLine[] = [];
  let at = termAt;
  const paused = ({ from, until, reason }: EndedPause) => {
    at = move(at, { from, until });
    const length = minutesInWords(Math.round((until - from) / MINUTE));
    const why = reasonInWords(reason);
    lines.push({ part: 'PAUSE', label: { zh: '暂停', en: 'Paused' }, value: { zh: `${length.zh}：${why.zh}`, en: `${length.en}: ${why.en}` }, at });
  };
  const ended = pauses.filter((pause): pause is EndedPause => pause.until !== null);
  const before = extension ? pausesBefore(extension, ended, obligation.dueAt, move) : ended.length;
  ended.slice(0, before).forEach(paused);
  if (extension) {
    at = extension.dueAt;
    lines.push({ part: 'EXTENSION', label: { zh: '延期', en: 'Extended' }, value: { zh: extension.reason, en: extension.reason }, at });
  }
  ended.slice(before).forEach(paused);
  const running = pauses.find(({ until }) => until === null);
  if (running) {
    const why = reasonInWords(running.reason);
    lines.push({ part: 'PAUSE', label: { zh: '暂停中', en: 'Paused now' }, value: { zh: `恢复时顺延：${why.zh}`, en: `Moves on when it is resumed: ${why.en}` }, at });
  }
  return lines;
}

type EndedPause = Pause & { readonly until: Instant };

/**
 * How many pauses were over when the extension got its present time. It names a moment, so that only later pauses move it on; and it may have been taken back
 * to an earlier moment since it was approved, so its own time does not tell. The later ones are those that lead from its time to the due time.
 */
function pausesBefore(extension: Extension, ended: readonly EndedPause[], dueAt: Instant, move: PauseMove): number {
  for (let count = ended.length; count > 0; count--) if (ended.slice(count).reduce(move, extension.dueAt) === dueAt) return count;
  return 0;
}

function reasonInWords(reason: string): Words {
  return (PAUSE_REASONS as Readonly<Record<string, Words>>)[reason] ?? { zh: reason, en: reason };
}
