import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Viewer } from '../access/viewer.js';
import type { Context } from '../context.js';
import type { Metrics } from './metrics.js';

export type Outcome = 'ok' | 'refused' | 'error';

interface Running {
  readonly requestId: string;
  /** Where HTTP's status does not say it: GraphQL answers 200 with errors in it. */
  outcome?: Outcome;
}

const running = new AsyncLocalStorage<Running>();

/** For the log: each line that is written for a request carries its id. */
export function runningRequest(): { requestId?: string } {
  const requestId = running.getStore()?.requestId;
  return requestId === undefined ? {} : { requestId };
}

/** A proxy's id is taken over where it can only be an id: 32 hexadecimal digits, with or without the dashes of a UUID. */
const PROXY_ID = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** Addresses that people's work goes through; all else is the page itself. */
const PLACES: Readonly<Record<string, string>> = { graphql: 'graphql', attachments: 'attachments', 'import-file': 'import-file', exports: 'exports' };

const OURS = new Set(['INTERNAL_ERROR', 'UNAVAILABLE']);

/** What the errors of a GraphQL answer come to: a no that was said, or trouble of the house. */
export function noteErrors(errors: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[]): void {
  const request = running.getStore();
  if (request && errors.length > 0) request.outcome = errors.some(({ extensions }) => OURS.has(String(extensions?.['code']))) ? 'error' : 'refused';
}

/**
 * One line of the log and one count a request: id, operation of the contract, outcome, duration, who asked by id. No address, no variables, no names; what is
 * merely a page or a probe is counted and not logged.
 */
export function recordRequests(log: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now();
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && PROXY_ID.test(given) ? given : randomUUID();
    response.setHeader('X-Request-Id', requestId);
    const place = PLACES[request.path.split('/')[1] ?? ''];
    const record: Running = { requestId };
    response.once('close', () => {
      const operation = (response.locals['operation'] as string | undefined) ?? place ?? 'page';
      const seconds = (performance.now() - begun) / 1_000;
      const outcome = response.writableFinished ? (record.outcome ?? outcomeOf(response.statusCode)) : 'error';
      metrics.request(operation, outcome, seconds);
      if (place) log.info({ requestId, operation, outcome, status: response.statusCode, ms: Math.round(seconds * 1_000), ...askerOf(response) }, 'request');
    });
    running.run(record, next);
  };
}

function outcomeOf(status: number): Outcome {
  return status >= 500 ? 'error' : status >= 400 ? 'refused' : 'ok';
}

function askerOf({ locals }: Response): { viewerId?: string; wallId?: string } {
  const context = locals['context'] as Context | undefined;
  const viewer = context?.viewer ?? (locals['viewer'] as Viewer | undefined);
  return { ...(viewer && { viewerId: viewer.personId }), ...(context?.wall && { wallId: context.wall.wall.id }) };
}
