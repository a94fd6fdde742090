import { KNOWN } from './condition.js';
import type { Condition, Demand, Words } from './facts.js';
import { momentProblems } from './moments.js';
import { conditionsOf, actsOf, LAPSED, patternsOf, postsOf, valuesOf } from './references.js';
import type { ChecklistRow, GuardRow, LadderRow, ObligationRow, PolicyRow, QuotaRow } from './row.js';
import { termProblems } from './term-meaning.js';
import type { KnownFact, KnownFacts, Vocabulary } from './vocabulary.js';

type Problem = { readonly field: string; readonly message: Words };

/** Where the words of a row mean nothing, or contradict each other. */
export function meaningProblems(row: PolicyRow, vocabulary: Vocabulary): Problem[] {
  switch (row.kind) {
    case 'guard':
      return guardProblems(row, vocabulary);
    case 'checklist':
      return checklistProblems(row, vocabulary);
    case 'quota':
      return quotaProblems(row);
    case 'obligation':
      return [...subjectProblems(row), ...obligationProblems(row, wordsAbout(row.subject, vocabulary))];
  }
}

/** A duty knows its period and its own acts, a visit what is visited and what became of it; neither knows anything of the case's own acts. */
function wordsAbout(subject: ObligationRow['subject'], vocabulary: Vocabulary): Vocabulary {
  switch (subject) {
    case 'case':
      return vocabulary;
    case 'duty':
      return { ...vocabulary, caseFacts: vocabulary.dutyFacts, events: vocabulary.dutyEvents };
    case 'callback':
      return { ...vocabulary, caseFacts: vocabulary.callback.facts, events: vocabulary.callback.events };
  }
}

function quotaProblems({ counts, group }: QuotaRow): Problem[] {
  if (counts === 'CALLBACKS') return group ? [] : [problem('group', '回访率须写明是哪一类事项的。', 'A share of visits names the group that it is counted of.')];
  return group ? [problem('group', '家访比例按全部回访计，不分类。', 'Home visits are counted of all visits, of no group.')] : [];
}

function subjectProblems(row: ObligationRow): Problem[] {
  if (row.subject === 'duty') return dutyProblems(row);
  const period = row.period ? [problem('period', '只有 subject 为 duty 的行才有周期。', 'Only a row about a duty has a period.')] : [];
  return row.subject === 'case' ? period : [...period, ...onlyTells(row, '回访', 'a visit')];
}

/** What has no owner to change and no class to develop can only be told about. */
function onlyTells({ ladder }: ObligationRow, zh: string, en: string): Problem[] {
  return (ladder ?? []).flatMap(({ effect }, index) => (effect.kind === 'NOTIFY' ? [] : [problem(`ladder.${index}.effect`, `${zh}只能告知（NOTIFY）。`, `A step about ${en} can only tell a post (NOTIFY).`)]));
}

function dutyProblems(row: ObligationRow): Problem[] {
  const { period, owedBy, repeatsOn, everyDays } = row;
  const problems: Problem[] = [];
  if (!period) problems.push(problem('period', '定期职责须写明周期：DAY、WEEK 或 MONTH。', 'A duty needs its period: DAY, WEEK or MONTH.'));
  if (owedBy.includes('CASE_OWNER')) problems.push(problem('owedBy', '定期职责须指明岗位；它没有事项负责人。', 'A duty names its post; it has no case and no owner of one.'));
  problems.push(...onlyTells(row, '定期职责', 'a duty'));
  if (repeatsOn || everyDays !== undefined) problems.push(problem(repeatsOn ? 'repeatsOn' : 'everyDays', '定期职责每个周期各为一项，不再重复。', 'Each period has a duty of its own; it does not recur within one.'));
  return problems;
}

function checklistProblems(row: ChecklistRow, vocabulary: Vocabulary): Problem[] {
  const keys = row.steps.map(({ key }) => key);
  return [
    ...conditionProblems(row.appliesTo, 'appliesTo', vocabulary.caseFacts, vocabulary),
    ...keys.flatMap((key, index) => (keys.indexOf(key) < index ? [problem(`steps.${index}.key`, `步骤“${key}”重复。`, `The step "${key}" is there twice.`)] : [])),
  ];
}

function obligationProblems(row: ObligationRow, vocabulary: Vocabulary): Problem[] {
  return [
    ...conditionProblems(row.appliesTo, 'appliesTo', vocabulary.caseFacts, vocabulary),
    ...patternsOf(row).flatMap(({ field, pattern }) => {
      const carried = vocabulary.events[pattern.event];
      if (!carried) return [problem(`${field}.event`, `没有事件“${pattern.event}”。已知：${Object.keys(vocabulary.events).join('、')}。`, `There is no event "${pattern.event}". Known: ${Object.keys(vocabulary.events).join(', ')}.`)];
      return conditionProblems(pattern.facts ?? {}, `${field}.facts`, { ...vocabulary.caseFacts, ...carried }, vocabulary);
    }),
    ...momentProblems(row.clockFrom, 'clockFrom', vocabulary),
    ...termProblems(row.term, 'term', vocabulary),
    ...postsOf(row).filter(({ post }) => !vocabulary.posts.has(post)).map(({ field, post }) => problem(field, `没有岗位“${post}”。`, `There is no post "${post}".`)),
    ...ladderProblems(row.ladder ?? [], vocabulary),
    ...recurringProblems(row),
    ...neverMet(row, vocabulary),
  ];
}

function guardProblems(row: GuardRow, vocabulary: Vocabulary): Problem[] {
  const visit = vocabulary.callback;
  const command = vocabulary.verbs[row.verb] ?? visit.verbs[row.verb];
  if (!command) {
    const known = [...Object.keys(vocabulary.verbs), ...Object.keys(visit.verbs)];
    return [problem('verb', `没有动作“${row.verb}”。已知：${known.join('、')}。`, `There is no verb "${row.verb}". Known: ${known.join(', ')}.`)];
  }
  const [facts, actorFacts] = row.verb in visit.verbs ? [visit.facts, visit.actorFacts] : [vocabulary.caseFacts, vocabulary.actorFacts];
  const readable = { ...facts, ...prefixed('to.', command), ...prefixed('actor.', actorFacts) };
  return conditionsOf(row).flatMap(({ field, condition }) => {
    const lapsed = Object.fromEntries(Object.keys(condition).filter((fact) => fact.startsWith(LAPSED)).map((fact) => [fact, LAPSED_FACT]));
    return conditionProblems(condition, field, { ...readable, ...lapsed }, vocabulary);
  });
}

const LAPSED_FACT: KnownFact = { name: { zh: '该规则已超时', en: 'The rule has lapsed' }, values: 'BOOLEAN' };
const prefixed = (prefix: string, facts: KnownFacts) => Object.fromEntries(Object.entries(facts).map(([key, fact]) => [prefix + key, fact]));

function conditionProblems(condition: Condition, field: string, known: KnownFacts, vocabulary: Vocabulary): Problem[] {
  return Object.entries(condition).flatMap(([fact, demand]) => {
    const place = `${field}.${fact}`;
    const meaning = known[fact];
    if (!meaning) return [problem(place, `没有事实“${fact}”。已知：${Object.keys(known).join('、')}。`, `There is no fact "${fact}". Known: ${Object.keys(known).join(', ')}.`)];
    if (asksOnlyIfKnown(demand)) return [];
    return valuesOf(demand).flatMap((value) => valueProblems(value, place, fact, meaning, vocabulary));
  });
}

function valueProblems(value: string | number | boolean, field: string, fact: string, { values }: KnownFact, vocabulary: Vocabulary): Problem[] {
  const wrong = (zh: string, en: string) => [problem(field, `“${fact}”不会是“${String(value)}”：${zh}。`, `"${fact}" is never ${JSON.stringify(value)}: ${en}.`)];
  if (values === 'BOOLEAN') return typeof value === 'boolean' ? [] : wrong('只有 true 或 false', 'it is true or false');
  if (values === 'MOMENT') return wrong('时刻只能问有没有：{ not: "" }', 'of a moment one can only ask whether it is known: { not: "" }');
  if (values === 'POST') return vocabulary.posts.has(String(value)) ? [] : wrong('没有这个岗位', 'there is no such post');
  if (values === 'TEXT' || values === 'RULE') return typeof value === 'string' ? [] : wrong('应为文字', 'it is a text');
  return values.includes(String(value)) ? [] : wrong(`可取 ${values.join('、')}`, `it can be ${values.join(', ')}`);
}

/** Whether it asks only that the fact is there: fit for every fact, a moment too. */
function asksOnlyIfKnown(demand: Demand): boolean {
  return typeof demand === 'object' && 'not' in demand && demand.not === KNOWN.not;
}

function ladderProblems(ladder: readonly LadderRow[], { caseFacts }: Vocabulary): Problem[] {
  const minutes = (step: LadderRow) => (step.at === 'DUE' ? 0 : step.at.afterDueMinutes);
  return ladder.flatMap((step, index) => {
    const problems: Problem[] = [];
    const before = ladder[index - 1];
    if (before && minutes(step) < minutes(before)) problems.push(problem(`ladder.${index}.at`, '升级步骤须按时间先后排列。', 'The steps must be in order of time: this one comes before the one above it.'));
    if (step.effect.kind === 'TAKE_OVER' && step.to === 'OWNER') problems.push(problem(`ladder.${index}.to`, '接管须指明岗位或 SUPERIOR;OWNER 已是负责人。', 'A takeover names a post or SUPERIOR; OWNER owns the case already.'));
    if (step.effect.kind === 'SET_FACT') {
      const { fact, value } = step.effect;
      const known = caseFacts[fact];
      const place = `ladder.${index}.effect`;
      if (!known?.settable || typeof known.values === 'string') problems.push(problem(`${place}.fact`, `升级步骤不能设置“${fact}”。可设置：${settable(caseFacts).join('、')}。`, `A step cannot set "${fact}". It can set: ${settable(caseFacts).join(', ')}.`));
      else if (!known.values.includes(value)) problems.push(problem(`${place}.value`, `“${fact}”不会是“${value}”：可取 ${known.values.join('、')}。`, `"${fact}" is never "${value}": it can be ${known.values.join(', ')}.`));
    }
    return problems;
  });
}
/** An occurrence that passes undone is over: nobody takes anything over, and nothing escalates past its day. */
function recurringProblems({ everyDays, repeatsOn, ladder }: ObligationRow): Problem[] {
  if (everyDays === undefined) return [];
  const problems: Problem[] = [];
  if (repeatsOn) problems.push(problem('repeatsOn', '按天循环（everyDays）的职责不能再写 repeatsOn。', 'A duty that recurs by days (everyDays) has no repeatsOn beside it.'));
  for (const [index, { at, effect }] of (ladder ?? []).entries()) {
    if (at !== 'DUE' || effect.kind !== 'NOTIFY') problems.push(problem(`ladder.${index}`, '按天循环的职责到期未做即告结束，只能写到期告知：{ at: DUE, effect: NOTIFY }。', 'An occurrence that passes undone is over, so its ladder can only tell a post at due: { at: DUE, effect: NOTIFY }.'));
  }
  return problems;
}

const settable = (facts: KnownFacts) => Object.keys(facts).filter((key) => facts[key]!.settable);

/** Acts that cannot happen while the duty is owed: they want a value of a fact that `appliesTo` rules out, or that no value is left for. */
function neverMet(row: ObligationRow, { caseFacts }: Vocabulary): Problem[] {
  return actsOf(row.metBy).flatMap(({ field, pattern }) =>
    Object.entries(pattern.facts ?? {}).flatMap(([fact, demand]) => {
      const values = caseFacts[fact]?.values;
      if (!Array.isArray(values)) return [];
      const left = (values as readonly string[]).filter((value) => allows(demand, value) && (row.appliesTo[fact] === undefined || allows(row.appliesTo[fact], value)));
      return left.length > 0 ? [] : [problem(`${field}.facts.${fact}`, `永远无法满足：履行须“${fact}”取此值，而 appliesTo 已将其排除。`, `Can never happen: it wants a value of "${fact}" that appliesTo rules out.`)];
    }),
  );
}

function allows(demand: Demand, value: string): boolean {
  return typeof demand === 'object' && 'not' in demand ? !valuesOf(demand).includes(value) : valuesOf(demand).includes(value);
}

const problem = (field: string, zh: string, en: string): Problem => ({ field, message: { zh, en } });
