import { pino, type Logger } from 'pino';

/**
 * The process's log, one JSON object a line. Of an error only what names it: PostgreSQL's `detail` and TypeORM's `parameters` would carry residents' data.
 */
export function createLog(level: string): Logger {
  return pino({ level, base: null, serializers: { err: namedError } });
}

function namedError(error: unknown): object {
  if (!(error instanceof Error)) {
    return { message: String(error) };
  }
  const { code } = error as { code?: unknown };
  return { type: error.name, message: error.message, ...(typeof code === 'string' && { code }), stack: error.stack };
}
