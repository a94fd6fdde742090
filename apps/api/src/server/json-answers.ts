import type { ErrorRequestHandler, Response } from 'express';
import type { GraphQLFormattedError } from 'graphql';
import type { Words } from '@guanjia/domain';
import type { Logger } from 'pino';
import { languageOf } from '../access/language.js';
import { waitBeforeTrying } from '../access/sign-in.js';
import type { TooManyTries } from '../wall/wall-door.js';
import { inLanguage } from './error-masking.js';
import { noteErrors } from './request-record.js';

/** Refused before GraphQL saw it: always JSON in GraphQL's form, whatever the client accepts, in the browser's language. */
export function answerError(response: Response, status: number, messages: Words, code: string): void {
  const message = inLanguage(messages, languageOf(null, response.req.headers['accept-language']));
  // A packed file may have been meant that could not be sent.
  response.removeHeader('Content-Encoding');
  response.status(status).type('application/json').send(JSON.stringify({ errors: [{ message, extensions: { code, messages } }] }));
}

/** A token that was not looked at, because its address has tried too many. */
export function answerTooManyTries(response: Response, { seconds }: TooManyTries): void {
  answerError(response.header('Retry-After', String(seconds)), 429, waitBeforeTrying(seconds), 'UNAVAILABLE');
}

/** Whether the client prefers the newer media type, under which a refused document is HTTP 400 (under application/json it is 200). */
export function prefersGraphqlResponse(accept: string | undefined): boolean {
  if (!accept) {
    return false;
  }
  const quality = (type: string): number => {
    const part = accept.split(',').map((entry) => entry.trim().toLowerCase()).find((entry) => entry.split(';')[0]!.trim() === type);
    return part === undefined ? 0 : Number(/;\s*q=([\d.]+)/.exec(part)?.[1] ?? 1);
  };
  return quality('application/graphql-response+json') > 0 && quality('application/graphql-response+json') >= quality('application/json');
}

/** A document that was refused before execution. */
export function answerRefusedDocument(response: Response, accept: string | undefined, errors: readonly GraphQLFormattedError[]): void {
  const modern = prefersGraphqlResponse(accept);
  noteErrors(errors);
  response
    .status(modern ? 400 : 200)
    .type(modern ? 'application/graphql-response+json; charset=utf-8' : 'application/json; charset=utf-8')
    .send(JSON.stringify({ errors }));
}

/** The last resort of the HTTP side: what body reading refuses is said with its status, everything else is an internal error without its stack. */
export function errorAnswers(log: Logger): ErrorRequestHandler {
  return (error: { status?: number; type?: string; message?: string }, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) {
      log.error({ err: error }, 'unexpected error outside GraphQL');
      answerError(response, 500, { zh: '系统内部错误。', en: 'Internal error' }, 'INTERNAL_ERROR');
    } else {
      answerError(response, status, REASONS[error.type ?? ''] ?? { zh: '请求无法读取。', en: 'The request cannot be read' }, 'BAD_REQUEST');
    }
  };
}

const REASONS: Readonly<Record<string, Words>> = {
  'entity.too.large': { zh: '请求正文过大：最多 256 kB。', en: 'The body is too large: 256 kB at most' },
  'entity.parse.failed': { zh: '请求正文不是 JSON。', en: 'The body is not JSON' },
  'encoding.unsupported': { zh: '请求正文请勿压缩。', en: 'Send the body uncompressed' },
  'charset.unsupported': { zh: '请求正文请用 UTF-8 编码。', en: 'Send the body as UTF-8' },
};
