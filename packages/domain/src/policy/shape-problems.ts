import type { z } from 'zod';
import type { Words } from './facts.js';

type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, Words>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
};

/** What is wrong with a shape, field by field, in both languages. The error must come from a parse with `reportInput`: else what is missing cannot be told from what is of the wrong type. */
export function shapeProblems(error: z.ZodError): { readonly field: string | null; readonly message: Words }[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: { zh: '没有这个字段，请检查拼写。', en: 'There is no such field; check the spelling.' } }));
    return [{ field: issue.path.join('.') || null, message: inWords(issue) }];
  });
}

function inWords(issue: Issue): Words {
  const field = String(issue.path.at(-1) ?? '');
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { zh: field === 'zh' || field === 'en' ? '缺少：中英文都须填写。' : '缺少此字段。', en: field === 'zh' || field === 'en' ? 'Missing: both languages are required.' : 'This field is missing.' }
        : { zh: `应为${(TYPES[issue.expected] ?? { zh: issue.expected }).zh}。`, en: `Should be ${(TYPES[issue.expected] ?? { en: issue.expected }).en}.` };
    case 'invalid_value':
      return { zh: `只能是：${issue.values.map(String).join('、')}。`, en: `Must be one of: ${issue.values.map(String).join(', ')}.` };
    case 'too_small':
      if (issue.origin === 'string') return { zh: field === 'zh' || field === 'en' ? '不能为空：中英文都须填写。' : '不能为空。', en: field === 'zh' || field === 'en' ? 'Must not be empty: both languages are required.' : 'Must not be empty.' };
      if (issue.origin === 'array') return field === 'clauses' ? { zh: '至少引用一条条款；原文没有规定的，引用 PRODUCT。', en: 'Cite at least one clause; where no text says so, cite PRODUCT.' } : { zh: '至少要有一项。', en: 'Needs at least one entry.' };
      return { zh: `须大于 ${String(issue.minimum)}。`, en: `Must be greater than ${String(issue.minimum)}.` };
    case 'too_big':
      return { zh: `不能超过 ${String(issue.maximum)}。`, en: `Must be at most ${String(issue.maximum)}.` };
    case 'invalid_union':
      if (issue.input === undefined && field === 'because') return { zh: '缺少此字段。', en: 'This field is missing.' };
      return unionInWords(field, 'discriminator' in issue && issue.discriminator !== undefined);
    case 'invalid_format':
      return { zh: '只能用大写英文字母、数字和下划线，以字母开头。', en: 'Only capitals, figures and underscores, beginning with a letter.' };
    default:
      return { zh: `不合要求：${issue.message}`, en: `Not accepted: ${issue.message}` };
  }
}

/** A union that nothing matched; zod names its discriminator as the last part of the path. */
function unionInWords(field: string, discriminated: boolean): Words {
  if (discriminated) return { zh: '没有这种类型（kind）。时限：minutes、elapsed、days、weeks、months、endOfDay、dayOfMonth、weekday、endOf、workingTime、workingDays、fact、fraction、window、setting；行：obligation、guard、checklist、quota；升级动作：NOTIFY、TAKE_OVER、SET_FACT。', en: 'There is no such kind. Terms: minutes, elapsed, days, weeks, months, endOfDay, dayOfMonth, weekday, endOf, workingTime, workingDays, fact, fraction, window, setting; rows: obligation, guard, checklist, quota; effects: NOTIFY, TAKE_OVER, SET_FACT.' };
  if (field === 'at') return { zh: '应为 DUE，或 { afterDueMinutes: 正数 }。', en: 'Should be DUE, or { afterDueMinutes: a positive number }.' };
  if (field === 'share') return { zh: '应为 { percent: 1 至 100 的整数 }，或 { setting: 公司设置 }。', en: 'Should be { percent: a whole number from 1 to 100 } or { setting: one of the company’s }.' };
  if (field === 'because') return { zh: '应为文字，或 { zh, en } 两种文字，且不能为空。', en: 'Should be a text, or { zh, en } in both languages, and not empty.' };
  if (field === 'shift') return { zh: '应为一段长度，负数为提前：{ minutes }、{ hours }、{ days }、{ weeks } 或 { months }；天、周、月须为整数。', en: 'Should be one length, negative for before: { minutes }, { hours }, { days }, { weeks } or { months }; days, weeks and months are whole numbers.' };
  if (field === 'metBy' || field === 'allOf' || field === 'anyOf' || /^\d+$/.test(field)) return { zh: '应为 { event, facts? }、{ allOf: [...] } 或 { anyOf: [...] }，且不能为空。', en: 'Should be { event, facts? }, { allOf: [...] } or { anyOf: [...] }, and not empty.' };
  return { zh: '应为一个值、一组值（不为空），或 { not: 值 }。', en: 'Should be a value, a list of values (not empty), or { not: value }.' };
}
