import { badField } from '../access/refusals.js';

/** Inputs are read once, at the door. Each reader answers the value, or throws BAD_USER_INPUT that says in both languages what is wrong, where, and what to do. */

const NUL = '\u0000';
const LONE_SURROGATE = /\p{Surrogate}/u;
// A zero-width space, a direction mark: nothing that a person could read on a board.
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/u;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// Digits with what people write between them; + in front for other countries.
const TELEPHONE = /^\+?[0-9][0-9 ()-]{3,18}[0-9]$/;
export const isTelephone = (text: string): boolean => TELEPHONE.test(text);

export interface TextLimits {
  readonly least?: number;
  readonly most: number;
}

/** A text that must be there: without spaces at its ends, counted in characters as people see them stored. */
export function readText(field: string, value: string, { least = 1, most }: TextLimits): string {
  if (value.includes(NUL)) throw badField(field, { zh: '含有空字符（NUL），请删去。', en: 'contains a NUL character. Remove it.' });
  if (LONE_SURROGATE.test(value)) throw badField(field, { zh: '含有半个字符（孤立的代理码），请重新输入。', en: 'contains half of a character (a lone surrogate). Type the text again.' });
  const text = value.trim();
  const length = VISIBLE.test(text) ? [...text].length : 0;
  if (length < least) {
    throw badField(field, least === 1
      ? { zh: '未填写，请填写。', en: 'is empty. Fill it in.' }
      : { zh: `只有 ${length} 个字，至少需要 ${least} 个字。`, en: `has ${length} characters; at least ${least} are needed.` });
  }
  if (length > most) throw badField(field, { zh: `有 ${length} 个字，最多 ${most} 个字，请缩短。`, en: `has ${length} characters; at most ${most} fit. Shorten it.` });
  return text;
}

/** A text that may be left out; empty counts as left out. */
export function readOptionalText(field: string, value: string | null | undefined, limits: TextLimits): string | null {
  if (value === null || value === undefined || value.trim() === '') return null;
  return readText(field, value, limits);
}

/** An id of ours. Another text cannot be one, and says so before SQL has to. */
export function readId(field: string, value: string): string {
  if (!UUID.test(value)) throw badField(field, { zh: '不是有效的编号，请使用系统给出的编号。', en: 'is not an id. Use one that the API gave.' });
  return value.toLowerCase();
}

export function readOptionalId(field: string, value: string | null | undefined): string | null {
  return value === null || value === undefined ? null : readId(field, value);
}

/** A key of a post or rule: letters of ours only. */
export function readKey(field: string, value: string): string {
  if (!/^[A-Z][A-Z0-9_]{0,59}$/.test(value)) throw badField(field, { zh: '不是有效的代码，请使用系统列出的代码，如 CS_SUPERVISOR。', en: 'is not a key. Use one that the API lists, such as CS_SUPERVISOR.' });
  return value;
}

/** Posts by their keys; one to ten. */
export function readPosts(values: readonly string[]): string[] {
  if (values.length < 1 || values.length > 10) throw badField('to', { zh: `共 ${values.length} 个岗位；请给出 1 至 10 个。`, en: `names ${values.length} posts; give one to ten.` });
  return values.map((value) => readKey('to', value));
}

export function readTelephone(field: string, value: string): string {
  const text = readText(field, value, { most: 40 });
  if (!TELEPHONE.test(text)) throw badField(field, { zh: '不是电话号码。请填 5 至 20 位数字，可含空格、短横线或括号，境外号码以 + 开头。', en: 'is not a telephone number. Give 5 to 20 digits, spaces, hyphens or brackets, with + in front for other countries.' });
  return text;
}

/** The key of a submission: made by the client, one for each. */
export function readClientKey(value: string): string {
  return readText('clientKey', value, { most: 100 });
}

export function readVersion(value: number): number {
  if (value < 1) throw badField('version', { zh: '须为修改所依据的事项版本，1 或以上。', en: 'must be the version of the case that the change is based on, 1 or more.' });
  return value;
}

export function toInstant(value: Date | null | undefined): number | null {
  return value ? value.getTime() : null;
}
