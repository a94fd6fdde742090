import type { Instant } from '../policy/facts.js';
import type { LadderSettings } from '../policy/ladder-settings.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { LadderEffect, LadderRow, ObligationRow } from '../policy/row.js';
import type { Step, StepEffect, StepKind } from './obligation.js';

const MINUTE = 60_000;

const NOTIFY: LadderEffect = { kind: 'NOTIFY' };
const DEFAULT_LEVEL_1: LadderRow = { at: 'DUE', to: 'SUPERIOR', effect: NOTIFY };

export interface LadderContext {
  readonly owedBy: readonly string[];
  /** From when the term's length is counted; a share of it gives the warning and the second level. */
  readonly from: Instant;
  readonly dueAt: Instant;
  readonly policy: Pick<PolicySet, 'reportingLine' | 'settings'>;
}

/** All steps of an obligation, in the order of their times. How many there are, and their kinds, depends on the row alone; so a step keeps its number when times or owner change. */
export function ladderOf(row: ObligationRow, context: LadderContext): Step[] {
  const span = Math.max(0, context.dueAt - context.from);
  const owner = context.owedBy[0]!;
  const { settings, reportingLine } = context.policy;
  const rungs = ladderRows(row, span, settings)
    .map((rung) => ({ rung, after: rung.at === 'DUE' ? 0 : Math.round(rung.at.afterDueMinutes * MINUTE) }))
    .sort((one, other) => one.after - other.after);
  const steps: Step[] = [step(0, 'WARN', 0, context.dueAt - shareOf(span, settings.warnShare, settings.warnLeast, settings.warnMost), owner, NOTIFY)];
  let level = 0;
  let last: number | null = null;
  for (const { rung, after } of rungs) {
    // Rungs at the same moment are one level: two posts told at once is not an escalation.
    if (after !== last) level += 1;
    last = after;
    steps.push(step(steps.length, level === 1 ? 'OVERDUE' : 'ESCALATE', level, context.dueAt + after, reached(rung.to, owner, level, reportingLine), rung.effect));
  }
  // An occurrence of a duty that recurs ends at its due time: nothing rings after it but the next one.
  if (row.everyDays !== undefined) steps[steps.length - 1] = { ...steps.at(-1)!, effect: { kind: 'EXPIRE' } };
  return steps;
}

function ladderRows({ ladder, everyDays }: ObligationRow, span: number, { escalateShare, escalateLeast, escalateMost }: LadderSettings): readonly LadderRow[] {
  if (ladder) return ladder;
  if (everyDays !== undefined) return [DEFAULT_LEVEL_1];
  return [DEFAULT_LEVEL_1, { at: { afterDueMinutes: shareOf(span, escalateShare, escalateLeast, escalateMost) / MINUTE }, to: 'SUPERIOR', effect: NOTIFY }];
}

/** The post so many steps up the reporting line; who is at the top stays at the top. */
export function superiorOf(post: string, levels: number, reportingLine: Readonly<Record<string, string | null>>): string {
  let current = post;
  for (let level = 0; level < levels; level++) {
    const above = reportingLine[current];
    if (above === null || above === undefined) return current;
    current = above;
  }
  return current;
}

/** Whether a post stands above another one in the reporting line. */
export function isAbove(post: string, other: string, reportingLine: Readonly<Record<string, string | null>>): boolean {
  // A line is never longer than its posts; a circle must not hang the house.
  let above = reportingLine[other];
  for (let level = 0; above !== null && above !== undefined && level < 100; level++) {
    if (above === post) return true;
    above = reportingLine[above];
  }
  return false;
}

/** Of the steps that are already past when written, only the highest ring; the others are recorded and carried out in silence (law 7). */
export function silencePast(steps: readonly Step[], taken: number, moment: Instant): readonly Step[] {
  let highest = -1;
  for (let n = taken; n < steps.length; n++) if (steps[n]!.at < moment) highest = Math.max(highest, steps[n]!.level);
  if (highest < 0) return steps;
  return steps.map((step) => {
    const silent = step.n >= taken ? step.at < moment && step.level < highest : step.silent;
    return silent === step.silent ? step : { ...step, silent };
  });
}

function reached(to: LadderRow['to'], owner: string, level: number, reportingLine: PolicySet['reportingLine']): string {
  if (to === 'OWNER') return owner;
  if (to === 'SUPERIOR') return superiorOf(owner, level, reportingLine);
  return to;
}

function step(n: number, kind: StepKind, level: number, at: Instant, to: string, effect: StepEffect): Step {
  return { n, kind, level, at, to, effect, silent: false };
}

/** So many percent of a span, within bounds in minutes; in whole milliseconds. */
function shareOf(span: number, percent: number, least: number, most: number): number {
  return Math.round(Math.min(most * MINUTE, Math.max(least * MINUTE, (span * percent) / 100)));
}
