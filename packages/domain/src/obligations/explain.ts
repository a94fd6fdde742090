import { packOf } from '../policy/compile.js';
import type { Facts, Instant, Words } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { Clause, ObligationRow } from '../policy/row.js';
import type { Term } from '../policy/term.js';
import { dueAt, type TermContext } from './due-at.js';
import { minutesInWords } from './counted.js';
import { factInWords } from './fact-in-words.js';
import { termInWords } from './term-in-words.js';
import type { Extension, Obligation, Pause } from './obligation.js';
import { PAUSE_REASONS } from './pause-reasons.js';

const MINUTE = 60_000;

export type ExplanationPart = 'START' | 'CLASS' | 'AGAIN' | 'TERM' | 'PAUSE' | 'EXTENSION' | 'DUE';

/** One line on the way from the start to the due time. */
export interface ExplanationLine {
  readonly part: ExplanationPart;
  readonly label: Words;
  readonly value: Words;
  /** START: the clock's zero. TERM, PAUSE, EXTENSION: the due time as it is after this line, computed anew. DUE: the obligation's own. */
  readonly at?: Instant;
}

export interface Explanation {
  readonly row: ObligationRow;
  readonly clauses: readonly Clause[];
  readonly because: string;
  /** The limit is the company's own, because the text leaves it open. */
  readonly settingNotClause: boolean;
  readonly lines: readonly ExplanationLine[];
}

/**
 * Why an obligation is due when it is (law 6), by the policy set that its case pinned. `facts`: the case's facts as they are now. The times of the lines
 * are computed anew from start, term, pauses and extension, not copied: the last one before DUE equals the obligation's `dueAt`.
 * Throws for a rule that the set does not have.
 */
export function explain(obligation: Obligation, policy: PolicySet, facts: Facts): Explanation {
  const row = policy.obligationRows.find((candidate) => candidate.key === obligation.rule);
  if (!row) throw new Error(`Policy set ${policy.id} has no obligation row ${obligation.rule}`);
  const term = termLine(row, obligation, policy, facts);
  return {
    row,
    clauses: row.clauses,
    because: row.because,
    settingNotClause: term.applied.kind === 'setting',
    lines: [
      { part: 'START', label: { zh: '起算', en: 'Counts from' }, value: factInWords(obligation.clockFact), at: obligation.clockFrom },
      ...classLine(obligation, facts),
      ...againLine(obligation),
      term.line,
      ...changes(obligation, term.line.at),
      { part: 'DUE', label: { zh: '到期', en: 'Due' }, value: { zh: '此刻(含)之前完成为按时', en: 'On time until this very moment' }, at: obligation.dueAt },
    ],
  };
}

/** Law 1: a class that was so from the start counts from reception; one that came about later, from when it did. */
function classLine({ clockFact, clockFrom }: Obligation, facts: Facts): ExplanationLine[] {
  if (clockFact !== 'classFrom') return [];
  const value =
    clockFrom === facts['receivedAt']
      ? { zh: '自受理起即属此等级,从受理时间起算', en: 'It was of this class from the start, so it counts from reception' }
      : { zh: '后来发展为此等级,从变化之时起算', en: 'It developed into this class, so it counts from that moment' };
  return [{ part: 'CLASS', label: { zh: '定性', en: 'Class' }, value }];
}

function againLine({ generation }: Obligation): ExplanationLine[] {
  if (generation === 1) return [];
  return [{ part: 'AGAIN', label: { zh: '再次承担', en: 'Owed again' }, value: { zh: `第${generation}次(重新打开或重新约定),起算时间不变`, en: `Time ${generation} (reopened, or newly agreed); it still counts from the same start` } }];
}

function termLine(row: ObligationRow, obligation: Obligation, policy: PolicySet, facts: Facts): { readonly applied: Term; readonly line: ExplanationLine & { readonly at: Instant } } {
  const context: TermContext = { clockFrom: obligation.clockFrom, facts, settings: policy.settings, zone: policy.zone, dayCounting: packOf(policy, row.key).dayCounting };
  const { applied, at } = appliedTerm(row.term, context, obligation);
  const words = termInWords(applied.kind === 'fact' ? { kind: 'fact', fact: applied.fact } : applied, context);
  const instead = row.term.kind === 'fact' && applied !== row.term ? factInWords(row.term.fact) : null;
  const value = instead ? { zh: `${words.zh}(当时没有${instead.zh})`, en: `${words.en} ("${instead.en}" was not named then)` } : words;
  return { applied, line: { part: 'TERM', label: { zh: '时限', en: 'Limit' }, value, at } };
}

/** The part of a term that gave the due time. A fact can have moved on since (a newly agreed time), so what it named then is the first due time. */
function appliedTerm(term: Term, context: TermContext, obligation: Obligation): { readonly applied: Term; readonly at: Instant } {
  if (term.kind !== 'fact') return { applied: term, at: dueAt(term, context)! };
  const byFact = context.facts[term.fact] === obligation.firstDueAt;
  if (!byFact && term.otherwise && dueAt(term.otherwise, { ...context, facts: { ...context.facts, [term.fact]: null } }) === obligation.firstDueAt) return appliedTerm(term.otherwise, context, obligation);
  return { applied: term, at: obligation.firstDueAt };
}

/** Pauses and the extension, in the order in which they moved the due time. */
function changes(obligation: Obligation, termAt: Instant): ExplanationLine[] {
  const { pauses, extension } = obligation;
  const lines: ExplanationLine[] = [];
  let at = termAt;
  const paused = ({ from, until, reason }: EndedPause) => {
    at += until - from;
    const length = minutesInWords(Math.round((until - from) / MINUTE));
    const why = reasonInWords(reason);
    lines.push({ part: 'PAUSE', label: { zh: '暂停', en: 'Paused' }, value: { zh: `${length.zh}:${why.zh}`, en: `${length.en}: ${why.en}` }, at });
  };
  const ended = pauses.filter((pause): pause is EndedPause => pause.until !== null);
  const before = extension ? pausesBefore(extension, ended, obligation.dueAt) : ended.length;
  ended.slice(0, before).forEach(paused);
  if (extension) {
    at = extension.dueAt;
    lines.push({ part: 'EXTENSION', label: { zh: '延期', en: 'Extended' }, value: { zh: extension.reason, en: extension.reason }, at });
  }
  ended.slice(before).forEach(paused);
  const running = pauses.find(({ until }) => until === null);
  if (running) {
    const why = reasonInWords(running.reason);
    lines.push({ part: 'PAUSE', label: { zh: '暂停中', en: 'Paused now' }, value: { zh: `恢复时顺延:${why.zh}`, en: `Moves on when it is resumed: ${why.en}` }, at });
  }
  return lines;
}

type EndedPause = Pause & { readonly until: Instant };

/**
 * How many pauses were over when the extension got its present time. It names a moment, so that only later pauses move it on; and it may have been taken back
 * to an earlier moment since it was approved, so its own time does not tell. The later ones are those that make up what the due time lies past it.
 */
function pausesBefore(extension: Extension, ended: readonly EndedPause[], dueAt: Instant): number {
  let count = ended.length;
  let at = extension.dueAt;
  while (count > 0 && at < dueAt) {
    count -= 1;
    at += ended[count]!.until - ended[count]!.from;
  }
  return count;
}

function reasonInWords(reason: string): Words {
  return (PAUSE_REASONS as Readonly<Record<string, Words>>)[reason] ?? { zh: reason, en: reason };
}
