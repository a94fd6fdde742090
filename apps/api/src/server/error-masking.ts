import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

/** What may be said to whoever asked. Everything else is the house's own trouble and goes to the log. */
const SPOKEN = new Set([
  'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE',
  'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'UNAVAILABLE',
]);
const LONGEST_MESSAGE = 400;

/**
 * One error as the client sees it: message, place and code; never a stack, an address, SQL or the input that a validator echoes.
 * An unexpected one becomes `Internal error` with an id that finds it in the log, which holds no variables.
 */
export function maskError(error: GraphQLError, log: Logger, hideSuggestions: boolean): GraphQLFormattedError {
  const code = typeof error.extensions['code'] === 'string' ? error.extensions['code'] : codeWithoutOne(error);
  const place = { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) };
  if (code && SPOKEN.has(code)) {
    const spoken = hideSuggestions ? error.message.replace(/ ?Did you mean [\s\S]*\?$/, '') : error.message;
    const message = spoken.length > LONGEST_MESSAGE ? `${spoken.slice(0, LONGEST_MESSAGE)}…` : spoken;
    return { message, ...place, extensions: { code } };
  }
  const cause = error.originalError ?? error;
  if (isDatabaseAway(cause)) {
    log.warn({ err: cause }, 'the database does not answer');
    return { message: 'The database does not answer; try again', ...place, extensions: { code: 'UNAVAILABLE' } };
  }
  const id = randomUUID();
  log.error({ errorId: id, path: error.path, err: cause }, 'unexpected error');
  return { message: 'Internal error', ...place, extensions: { code: 'INTERNAL_ERROR', id } };
}

/** graphql-js gives no code to what it refuses itself: a variable that does not fit. It points at the document and has no thrown error behind it. */
function codeWithoutOne(error: GraphQLError): string | undefined {
  return !error.originalError && error.nodes && !error.path ? 'BAD_USER_INPUT' : undefined;
}

/** Not a mistake of ours and gone by itself: connections cut or refused, the server starting or stopping (57P), out of disk, memory or connections (53). */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message, errors } = error as { code?: string; message?: string; errors?: unknown[] };
  return (
    /^(08|53|57P)/.test(code ?? '') ||
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code ?? '') ||
    /^Connection terminated|timeout exceeded when trying to connect|is not currently accepting connections/.test(message ?? '') ||
    (Array.isArray(errors) && errors.some(isDatabaseAway))
  );
}
