import type { Words } from '@guanjia/domain';
import { GraphQLError } from 'graphql';
import { fieldName } from './field-names.js';

/** What may be said to whoever asked, beside what GraphQL itself refuses. */
type RefusalCode = 'UNAUTHENTICATED' | 'PASSWORD_CHANGE_REQUIRED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'BAD_REQUEST' | 'GRAPHQL_VALIDATION_FAILED';

/**
 * A no that is said to a person, in both languages: the answer carries them as `extensions.messages` and speaks the viewer's as `message`
 * (error-masking.ts). Within the house the message is the English one.
 */
export function refusal(code: RefusalCode, messages: Words, extensions: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return new GraphQLError(messages.en, { extensions: { ...extensions, code, messages } });
}

/** No live session: sign in. */
export function unauthenticated(): GraphQLError {
  return refusal('UNAUTHENTICATED', { zh: '请先登录。', en: 'Sign in first.' });
}

/** Signed in with a password that somebody else gave. */
export function passwordChangeRequired(): GraphQLError {
  return refusal('PASSWORD_CHANGE_REQUIRED', { zh: '请先把初始密码改成您自己的密码。', en: 'Change the password that you were given into one of your own first.' });
}

/** The posts held by the viewer do not allow it. */
export function forbidden(): GraphQLError {
  return refusal('FORBIDDEN', { zh: '您现任的岗位没有这项权限。', en: 'Your posts do not allow this.' });
}

/** A wall shows its board. */
export function wallForbidden(): GraphQLError {
  return refusal('FORBIDDEN', { zh: '大屏的地址只能用来显示看板。', en: 'The address of a wall shows its board and nothing else.' });
}

/** It does not exist, or lies outside the viewer's scope: the answer is the same. */
export function notFound(): GraphQLError {
  return refusal('NOT_FOUND', { zh: '没有找到：它不存在，或不在您的管辖范围内。', en: 'Not found: it does not exist, or lies outside of your centres.' });
}

/** A value that no rule needs to be asked about: not a date, too long, out of range. The message says which, and what would do. */
export function badInput(messages: Words): GraphQLError {
  return refusal('BAD_USER_INPUT', messages);
}

/** The same about a field, or several parted by a comma: `badField('matter', { zh: '未填写。', en: 'is empty.' })`. Screens find it as `extensions.field`. */
export function badField(field: string, { zh, en }: Words): GraphQLError {
  return refusal('BAD_USER_INPUT', { zh: `${field.split(', ').map(fieldName).join('、')}：${zh}`, en: `${field}: ${en}` }, { field });
}
