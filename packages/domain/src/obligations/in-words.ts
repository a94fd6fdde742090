import { SHIPPED_POSTS } from '../organisation/posts.js';
import type { Words } from '../policy/facts.js';
import type { LadderEffect, LadderRow, ObligationRow } from '../policy/row.js';
import type { Settings, Term } from '../policy/term.js';
import { VOCABULARY } from '../policy/vocabulary.js';

const DAY = 24 * 60;

/** What a fact is called; its key where a company's own row reads a fact without a name. */
export function factInWords(fact: string): Words {
  return VOCABULARY.caseFacts[fact]?.name ?? { zh: fact, en: fact };
}

/** How long a row gives: "2天" / "2 days"; hours stay hours, as the texts count them. Settings without a value are named, not counted. */
export function termInWords(term: Term, { settings, dayCounting }: { readonly settings?: Settings; readonly dayCounting?: 'ELAPSED' | 'CALENDAR' | undefined } = {}): Words {
  switch (term.kind) {
    case 'elapsed':
      return Number.isInteger(term.hours) ? counted(term.hours, '小时', 'hour') : minutesInWords(term.hours * 60);
    case 'days': {
      const days = counted(term.days, '天', 'day');
      return dayCounting === 'CALENDAR' ? { zh: `${days.zh}(起始日不计,末日24:00止)`, en: `${days.en} (the starting day not counted, until 24:00 of the last)` } : days;
    }
    case 'weeks':
      return counted(term.weeks, '周', 'week');
    case 'months':
      return counted(term.months, '个月', 'month');
    case 'fact': {
      const named = factInWords(term.fact);
      if (!term.otherwise) return named;
      const otherwise = termInWords(term.otherwise, { dayCounting, ...(settings ? { settings } : {}) });
      return { zh: `${named.zh};没有的,${otherwise.zh}`, en: `${named.en}; where there is none, ${otherwise.en}` };
    }
    case 'setting': {
      if (!settings) return { zh: '公司设置的时限', en: 'a limit that the company sets' };
      const length = minutesInWords(settings[term.setting]);
      return { zh: `${length.zh}(公司设置,非条款规定)`, en: `${length.en} (company setting, not clause)` };
    }
  }
}

/** What happens when nobody acts: "到期:客服主管接管;逾期1天:告知总经理". `postName`: what a company calls its posts. */
export function ladderInWords(row: Pick<ObligationRow, 'ladder'>, postName: (post: string) => Words = shippedName): Words {
  const steps = row.ladder?.map((step) => stepInWords(step, postName)) ?? [
    { zh: '到期:告知上级', en: 'At due: the next post up is told' },
    { zh: '再过时限的一半(15分钟至1天):告知再上一级', en: 'half the term again later (15 minutes to 1 day): the post above that is told' },
  ];
  return { zh: steps.map(({ zh }) => zh).join(';'), en: steps.map(({ en }) => en).join('; ') };
}

function stepInWords({ at, to, effect }: LadderRow, postName: (post: string) => Words): Words {
  const after = at === 'DUE' ? null : minutesInWords(at.afterDueMinutes);
  const post = to === 'OWNER' ? { zh: '负责岗位', en: 'the post that owes it' } : to === 'SUPERIOR' ? { zh: '上级', en: 'the next post up' } : postName(to);
  const done = effectInWords(effect, post);
  return { zh: `${after ? `逾期${after.zh}` : '到期'}:${done.zh}`, en: `${after ? `${after.en} past due` : 'At due'}: ${done.en}` };
}

function effectInWords(effect: LadderEffect, post: Words): Words {
  switch (effect.kind) {
    case 'NOTIFY':
      return { zh: `告知${post.zh}`, en: `${post.en} is told` };
    case 'TAKE_OVER':
      return { zh: `${post.zh}接管`, en: `${post.en} takes over` };
    case 'SET_FACT': {
      const fact = factInWords(effect.fact);
      const value = VALUE_NAMES[effect.value] ?? { zh: effect.value, en: effect.value };
      return { zh: `${fact.zh}自动变为“${value.zh}”,告知${post.zh}`, en: `${fact.en} becomes "${value.en}" by itself, ${post.en} is told` };
    }
  }
}

/** What SET_FACT can set. */
const VALUE_NAMES: Readonly<Record<string, Words>> = {
  MAJOR: { zh: '重大', en: 'major' },
  IMPORTANT: { zh: '重要', en: 'important' },
  MINOR: { zh: '轻微', en: 'minor' },
  VALID: { zh: '有效', en: 'valid' },
  ASSIST: { zh: '协助处理', en: 'assist' },
  INVALID: { zh: '无效', en: 'invalid' },
};

/** A length in the largest unit that it fills: 1440 minutes are a day, 90 are 90 minutes. */
export function minutesInWords(minutes: number): Words {
  if (minutes > 0 && minutes % DAY === 0) return counted(minutes / DAY, '天', 'day');
  if (minutes > 0 && minutes % 60 === 0) return counted(minutes / 60, '小时', 'hour');
  return counted(minutes, '分钟', 'minute');
}

function counted(count: number, zh: string, en: string): Words {
  return { zh: `${count}${zh}`, en: `${count} ${en}${count === 1 ? '' : 's'}` };
}

function shippedName(post: string): Words {
  return (SHIPPED_POSTS as Readonly<Record<string, { readonly name: Words }>>)[post]?.name ?? { zh: post, en: post };
}
