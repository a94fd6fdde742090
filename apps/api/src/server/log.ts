import { pino, type DestinationStream, type Logger } from 'pino';
import { runningRequest } from './request-record.js';

/**
 * The process's log, one JSON object a line, with the id of the request that it belongs to. Of an error only what names it: PostgreSQL's `detail` and TypeORM's
 * `parameters` would carry residents' data, and so would what a message quotes.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, mixin: runningRequest, serializers: { err: namedError } };
  return destination ? pino(options, destination) : pino(options);
}

function namedError(error: unknown): object {
  if (!(error instanceof Error)) {
    return { message: withoutInput(String(error)) };
  }
  const { code } = error as { code?: unknown };
  const message = withoutInput(error.message);
  // The stack begins with the message.
  const stack = error.stack?.replace(error.message, () => message);
  return { type: error.name, message, ...(typeof code === 'string' && { code }), stack: stack && withoutDigits(stack) };
}

/** A constraint or a column is named by its plain name; anything else in quotes may be what somebody typed. So may a long run of digits. */
const QUOTED = /"[^"]*"|'[^']*'/g;
const PLAIN = /^.[a-z_][a-z0-9_.]*.$/;
/** These quote their input, whatever quotes may be in it: what follows the first one goes. */
const QUOTES_INPUT = /^(invalid input|invalid byte|date\/time|time zone|Unexpected|Expected|Bad control|Unterminated)[^"']*/;

function withoutInput(message: string): string {
  const cut = QUOTES_INPUT.exec(message)?.[0];
  return withoutDigits(cut === undefined ? message.replace(QUOTED, (quoted) => (PLAIN.test(quoted) ? quoted : '"…"')) : `${cut}…`);
}

function withoutDigits(text: string): string {
  return text.replace(/\d[\d -]{5,}\d/g, '…');
}
