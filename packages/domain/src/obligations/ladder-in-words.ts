import { SHIPPED_POSTS } from '../organisation/posts.js';
import type { Words } from '../policy/facts.js';
import { DEFAULT_LADDER, type LadderSettings } from '../policy/ladder-settings.js';
import type { LadderEffect, LadderRow, ObligationRow } from '../policy/row.js';
import { minutesInWords } from './counted.js';
import { factInWords } from './fact-in-words.js';

/** What happens when nobody acts: "到期：客服主管接管；逾期1天：告知总经理". `postName`: what a company calls its posts; `settings`: its default ladder, for a row that has none of its own. */
export function ladderInWords(row: Pick<ObligationRow, 'ladder' | 'everyDays'>, postName: (post: string) => Words = shippedName, settings: LadderSettings = DEFAULT_LADDER): Words {
  const told = row.ladder?.map((step) => stepInWords(step, postName)) ?? [AT_DUE];
  const byDefault = row.ladder ? [] : [secondLevel(settings)];
  const steps = row.everyDays === undefined ? [...told, ...byDefault] : [...told, { zh: '本次记为未完成，下一次照常', en: 'this time counts as missed, and the next one is owed' }];
  return { zh: steps.map(({ zh }) => zh).join('；'), en: steps.map(({ en }) => en).join('; ') };
}

/** When the post that owes it is reminded: "时限剩20%（提前1分钟至1天）". */
export function warningInWords({ warnShare, warnLeast, warnMost }: LadderSettings): Words {
  const [least, most] = [minutesInWords(warnLeast), minutesInWords(warnMost)];
  return { zh: `时限剩${warnShare}%时（提前${least.zh}至${most.zh}）`, en: `with ${warnShare} % of the term left (${least.en} to ${most.en} before due)` };
}

const AT_DUE: Words = { zh: '到期：告知上级', en: 'At due: the next post up is told' };

function secondLevel({ escalateShare, escalateLeast, escalateMost }: LadderSettings): Words {
  const [least, most] = [minutesInWords(escalateLeast), minutesInWords(escalateMost)];
  const share = escalateShare === 50 ? { zh: '一半', en: 'half the term again' } : { zh: `${escalateShare}%`, en: `${escalateShare} % of the term` };
  return { zh: `再过时限的${share.zh}（${least.zh}至${most.zh}）：告知再上一级`, en: `${share.en} later (${least.en} to ${most.en}): the post above that is told` };
}

function stepInWords({ at, to, effect }: LadderRow, postName: (post: string) => Words): Words {
  const after = at === 'DUE' ? null : minutesInWords(at.afterDueMinutes);
  const post = to === 'OWNER' ? { zh: '负责岗位', en: 'the post that owes it' } : to === 'SUPERIOR' ? { zh: '上级', en: 'the next post up' } : postName(to);
  const done = effectInWords(effect, post);
  return { zh: `${after ? `逾期${after.zh}` : '到期'}：${done.zh}`, en: `${after ? `${after.en} past due` : 'At due'}: ${done.en}` };
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
      return { zh: `${fact.zh}自动变为“${value.zh}”，告知${post.zh}`, en: `${fact.en} becomes "${value.en}" by itself, ${post.en} is told` };
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

function shippedName(post: string): Words {
  return (SHIPPED_POSTS as Readonly<Record<string, { readonly name: Words }>>)[post]?.name ?? { zh: post, en: post };
}
