import { randomUUID } from 'node:crypto';
import type { Words } from '@guanjia/domain';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { fieldName } from '../access/field-names.js';
import type { Language } from '../access/language.js';

/** What may be said to whoever asked. Everything else is the house's own trouble and goes to the log. */
const SPOKEN = new Set([
  'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE',
  'UNAUTHENTICATED', 'PASSWORD_CHANGE_REQUIRED', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'UNAVAILABLE',
]);
const LONGEST_MESSAGE = 400;

export const NO_DATABASE: Words = { zh: '数据库没有应答，请稍后重试。', en: 'The database does not answer; try again.' };
const INTERNAL: Words = { zh: '系统内部错误。请把编号告诉系统管理员。', en: 'Internal error' };

/** An error as the client sees it. `messages` speaks both languages; `message` one of them. */
export interface ShownError extends GraphQLFormattedError {
  readonly extensions: { readonly code: string; readonly messages: Words; readonly field?: string; readonly id?: string };
}

/**
 * One error as the client sees it: message, place and code; never a stack, an address, SQL or the input that a validator echoes.
 * An unexpected one becomes an internal error with an id that finds it in the log, which holds no variables.
 */
export function maskError(error: GraphQLError, log: Logger, hideSuggestions: boolean, language: Language): ShownError {
  const code = typeof error.extensions['code'] === 'string' ? error.extensions['code'] : codeWithoutOne(error);
  const shown = (messages: Words, extensions: Omit<ShownError['extensions'], 'messages'>): ShownError => ({
    message: inLanguage(messages, language),
    ...(error.locations && { locations: error.locations }),
    ...(error.path && { path: error.path }),
    extensions: { ...extensions, messages },
  });
  if (code && SPOKEN.has(code)) {
    const { zh, en } = spoken(error);
    const { field } = error.extensions;
    return shown({ zh: cut(zh), en: cut(hideSuggestions ? withoutSuggestion(en) : en) }, { code, ...(typeof field === 'string' && { field }) });
  }
  const cause = error.originalError ?? error;
  if (isDatabaseAway(cause)) {
    log.warn({ err: cause }, 'the database does not answer');
    return shown(NO_DATABASE, { code: 'UNAVAILABLE' });
  }
  const id = randomUUID();
  log.error({ errorId: id, path: error.path, err: cause }, 'unexpected error');
  // The one message that monitors look for word by word, whoever asked.
  return { ...shown(INTERNAL, { code: 'INTERNAL_ERROR', id }), message: INTERNAL.en };
}

export function inLanguage(messages: Words, language: Language): string {
  return language === 'en' ? messages.en : messages.zh;
}

/** `Variable "$input" got invalid value "2026-02-30" at "input.receivedAt"; Not a date-time …`: the place, and what a scalar of ours said. */
const COERCED = /^Variable "\$(\w+)" got invalid value [\s\S]*?(?: at "([\w.[\]]+)")?; /;

/** Both languages of a message. What GraphQL itself says is about the request's form and speaks English: its author reads it; who only uses the screens is told what it is. */
function spoken(error: GraphQLError): Words {
  const messages = error.extensions['messages'] as Words | undefined;
  const coerced = COERCED.exec(error.message);
  const place = coerced && (coerced[2] ?? coerced[1]!);
  if (messages) return place ? { zh: `${fieldName(place.split('.').at(-1)!)}：${messages.zh}`, en: `${place}: ${messages.en}` } : messages;
  if (place) return { zh: `${fieldName(place.split('.').at(-1)!)}（${place}）：填写的值不符合要求。`, en: error.message };
  const zh = FORM[typeof error.extensions['code'] === 'string' ? error.extensions['code'] : ''] ?? '请求的写法不符合接口约定';
  return { zh: `${zh}：${withoutSuggestion(error.message)}`, en: error.message };
}

const FORM: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: '请求文本无法解析',
  OPERATION_RESOLUTION_FAILURE: '请求中没有指明要执行的操作',
  BAD_REQUEST: '请求无法受理',
};

function withoutSuggestion(message: string): string {
  return message.replace(/ ?Did you mean [\s\S]*\?$/, '');
}

function cut(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
}

/** graphql-js gives no code to what it refuses itself: a variable that does not fit. It points at the document and has no thrown error behind it; that there were more than fifty of them points nowhere. */
function codeWithoutOne(error: GraphQLError): string | undefined {
  if (!error.originalError && error.message.startsWith('Too many errors processing variables')) return 'BAD_USER_INPUT';
  return !error.originalError && error.nodes && !error.path ? 'BAD_USER_INPUT' : undefined;
}

/** Not a mistake of ours and gone by itself: connections cut or refused, the server starting or stopping (57P), out of disk, memory or connections (53). */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message, errors } = error as { code?: string; message?: string; errors?: unknown[] };
  return (
    /^(08|53|57P)/.test(code ?? '') ||
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code ?? '') ||
    /^Connection terminated|timeout exceeded when trying to connect|is not currently accepting connections|is not queryable$/.test(message ?? '') ||
    (Array.isArray(errors) && errors.some(isDatabaseAway))
  );
}
