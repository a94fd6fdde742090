import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginSchemaReportingDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { languageOf } from '../access/language.js';
import { refusal } from '../access/refusals.js';
import type { Context } from '../context.js';
import { TooManyTries } from '../wall/wall-door.js';
import { acceptDocument } from './accept-document.js';
import { inLanguage, maskError, NO_DATABASE, type ShownError } from './error-masking.js';
import { answerError, answerRefusedDocument, answerTooManyTries, prefersGraphqlResponse } from './json-answers.js';
import { operationNameOf } from './operation-name.js';
import { originAllowed } from './origin.js';
import { packAnswers } from './pack-answers.js';
import { noteErrors } from './request-record.js';
import { checkVariables } from './text-check.js';

export interface GraphqlHttpOptions {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly production: boolean;
  readonly publicUrl: string | undefined;
  /** The request's context, kept as the response's `locals.context`; a rejection means that the database cannot be asked. */
  readonly contextOf: (request: Request, response: Response) => Promise<Context>;
}

/** Queries and mutations: POST with JSON, or GET for queries. Subscriptions go over the WebSocket. */
export async function graphqlOverHttp(options: GraphqlHttpOptions): Promise<{ router: Router; stop(): Promise<void> }> {
  const { schema, log, production } = options;
  const server = new ApolloServer<Context>({
    schema,
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    nodeEnv: production ? 'production' : 'development',
    // graphql-js adds one more, "Too many validation errors".
    validationOptions: { maxErrors: 2 },
    formatError: (_formatted, error) => maskError(error instanceof GraphQLError ? error : new GraphQLError('unexpected', { originalError: error as Error }), log, production, 'en'),
    logger: { debug: () => undefined, info: () => undefined, warn: (text) => log.warn(text), error: (text) => log.error(text) },
    plugins: [
      ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled(), ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginSchemaReportingDisabled(), refusals,
    ],
  });
  await server.start();

  const router = Router();
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.use(fromAllowedOrigin(options.publicUrl));
  router.use(express.json({ limit: '256kb', inflate: false, type: ['application/json', 'application/graphql+json'] }));
  router.use(withinLimits(options));
  router.use(async (request, response, next) => {
    try {
      await options.contextOf(request, response);
      next();
    } catch (error) {
      if (error instanceof TooManyTries) {
        answerTooManyTries(response, error);
        return;
      }
      log.error({ err: error }, 'the database cannot be asked who this is');
      answerError(response.header('Retry-After', '1'), 503, NO_DATABASE, 'UNAVAILABLE');
    }
  });
  router.use(withKeepableTexts(log, production));
  // express 5 leaves the body undefined where nothing was read; Apollo wants it to be there to say what is missing.
  router.use((request, _response, next) => {
    request.body ??= undefined;
    next();
  });
  router.use(packAnswers);
  router.use(expressMiddleware(server, { context: async ({ res }) => (res as Response).locals['context'] as Context }) as RequestHandler);
  return { router, stop: () => server.stop() };
}

const fromAllowedOrigin = (publicUrl: string | undefined): RequestHandler => (request, response, next) => {
  if (originAllowed(request, publicUrl)) {
    next();
  } else {
    answerError(response, 403, { zh: '此地址不接受其他网站发来的请求。', en: 'This address does not take requests from other sites' }, 'FORBIDDEN');
  }
};

const withinLimits = ({ schema, log, production }: GraphqlHttpOptions): RequestHandler => (request, response, next) => {
  const { query, operationName } = (request.method === 'GET' ? request.query : (request.body ?? {})) as { query?: unknown; operationName?: unknown };
  try {
    if (typeof query === 'string') {
      response.locals['operation'] = operationNameOf(schema, acceptDocument(query), operationName);
    }
    next();
  } catch (error) {
    if (!(error instanceof GraphQLError)) {
      next(error);
      return;
    }
    answerRefusedDocument(response, request.headers.accept, [maskError(error, log, production, languageOf(null, request.headers['accept-language']))]);
  }
};

/** After the person is known, so that they are told in their own language. */
const withKeepableTexts = (log: Logger, production: boolean): RequestHandler => (request, response, next) => {
  try {
    checkVariables((request.body as { variables?: unknown } | undefined)?.variables);
    next();
  } catch (error) {
    const { language } = response.locals['context'] as Context;
    if (error instanceof GraphQLError) answerRefusedDocument(response, request.headers.accept, [maskError(error, log, production, language)]);
    else next(error);
  }
};

/** Errors are masked where nobody knows who asked; here the person's language is chosen. */
function speakTo({ language }: Context, result: { errors?: ShownError[] }): void {
  if (language === 'en' || !result.errors) return;
  result.errors = result.errors.map((error) => (error.extensions.code === 'INTERNAL_ERROR' ? error : { ...error, message: inLanguage(error.extensions.messages, language) }));
}

/** Of a request that was not executed. */
const MOST_ERRORS = 3;
const REFUSED_DOCUMENT = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'OPERATION_RESOLUTION_FAILURE']);

const refusals: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation === 'subscription') {
          throw refusal('BAD_REQUEST', { zh: '订阅须通过此地址的 WebSocket。', en: 'Subscriptions go over the WebSocket at this address' }, { http: { status: 400 } });
        }
      },
      // The GraphQL-over-HTTP audit asks for 200 under application/json and 400 under application/graphql-response+json.
      async willSendResponse({ request, response, errors, contextValue }) {
        if (response.body.kind === 'single') noteErrors(response.body.singleResult.errors ?? []);
        if (response.body.kind === 'single') {
          const result = response.body.singleResult as { data?: unknown; errors?: ShownError[] };
          // A list of seven hundred mistakes is told of the first ones.
          if (result.data === undefined && result.errors) result.errors = result.errors.slice(0, MOST_ERRORS);
          speakTo(contextValue, result);
        }
        if (response.body.kind === 'single' && response.body.singleResult.errors?.some((error) => error.extensions?.['code'] === 'UNAVAILABLE')) {
          response.http.status = 503;
          return;
        }
        const refused = response.body.kind === 'single' && response.body.singleResult.data === undefined;
        if (refused && errors?.every((error) => REFUSED_DOCUMENT.has(String(error.extensions['code'] ?? 'BAD_USER_INPUT'))) && response.http.status !== 405) {
          response.http.status = prefersGraphqlResponse(request.http?.headers.get('accept')) ? 400 : 200;
        }
      },
    };
  },
};
