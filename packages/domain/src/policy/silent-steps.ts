import type { PolicyProblem } from './problem.js';
import { patternsOf, valuesOf } from './references.js';
import type { ObligationRow, PolicyPack } from './row.js';

const STEP_EVENTS = ['ObligationWarned', 'ObligationOverdue', 'ObligationEscalated'] as const;
type StepEvent = (typeof STEP_EVENTS)[number];

/**
 * Rows that hang on a step which nobody reacts to: steps that only notify are taken in bulk, and no rule is compared then. So a row may hang on another rule's
 * lapse only where that step takes over or sets a fact.
 */
export function silentSteps(pack: PolicyPack): PolicyProblem[] {
  const rules = new Map(pack.rows.flatMap((row) => (row.kind === 'obligation' ? [[row.key, row] as const] : [])));
  return pack.rows.flatMap((row) =>
    patternsOf(row).flatMap(({ field, pattern }) => {
      const event = STEP_EVENTS.find((candidate) => candidate === pattern.event);
      if (!event) return [];
      const named = valuesOf(pattern.facts?.['rule']).map(String);
      if (named.length === 0) return [problem(pack, row.key, `${field}.facts.rule`, `须指明是哪条规则的“${event}”。`, `Say which rule's ${event} it is.`)];
      return named
        .map((rule) => rules.get(rule))
        .filter((other): other is ObligationRow => other !== undefined && !isTakenOneByOne(other, event))
        .map(({ key }) =>
          problem(
            pack,
            row.key,
            `${field}.facts.rule`,
            `“${key}”的这一步只是告知（NOTIFY），告知步骤成批执行，不会触发其他规则。请让“${key}”在该步接管（TAKE_OVER）或设置事实（SET_FACT），或改用其他事件。`,
            `That step of "${key}" only notifies; such steps are taken in bulk and set off no other rule. Let the step of "${key}" take over (TAKE_OVER) or set a fact (SET_FACT), or hang on another event.`,
          ),
        );
    }),
  );
}

function isTakenOneByOne({ ladder = [], everyDays }: ObligationRow, event: StepEvent): boolean {
  if (event === 'ObligationOverdue') return everyDays !== undefined || ladder.some(({ at, effect }) => at === 'DUE' && effect.kind !== 'NOTIFY');
  return event === 'ObligationEscalated' && ladder.some(({ at, effect }) => at !== 'DUE' && effect.kind !== 'NOTIFY');
}

const problem = (pack: PolicyPack, row: string, field: string, zh: string, en: string): PolicyProblem => ({ pack: pack.key, row, field, message: { zh, en } });
