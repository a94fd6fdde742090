import { GraphQLError, NoSchemaIntrospectionCustomRule, getOperationAST, getVariableValues, specifiedRules, validate, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import { CloseCode, makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import type { Logger } from 'pino';
import { languageOf, type Language } from '../access/language.js';
import { refusal } from '../access/refusals.js';
import type { LiveSocket, LiveSockets } from '../access/live-sockets.js';
import { isWall, type Asker } from '../access/reader.js';
import type { Context } from '../context.js';
import { acceptDocument } from './accept-document.js';
import { maskError } from './error-masking.js';
import { operationNameOf } from './operation-name.js';
import { Follower, FollowedStreams } from './followed-streams.js';
import { checkVariables } from './text-check.js';

/** What a socket carries through its life. */
export interface SocketLife {
  readonly close: (code: number, reason: string) => void;
  /** Sends a ready message; a reader that reads no more is cut off. */
  readonly send: (text: string) => unknown;
  /** Who opened it, by the cookie of the upgrade or a wall's token in connection_init; asked once, at connection_init. */
  readonly findAsker: (init: Readonly<Record<string, unknown>> | undefined) => Promise<Asker | null>;
  live?: LiveSocket & { readonly reader: Asker };
  /** Subscriptions that are open, by their id: what each is, and since when. */
  readonly open: Map<string, { readonly operation: string; readonly since: number }>;
}

export interface GraphqlSocketOptions {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly production: boolean;
  readonly liveSockets: LiveSockets;
  readonly contextOf: (asker: Asker) => Context;
  /** Told what goes out, in the moment before it does. */
  readonly onPush: (data: Record<string, unknown> | null | undefined) => void;
}

const SUBSCRIPTIONS_A_SOCKET = 20;
const INIT_WITHIN_MS = 3_000;

/**
 * The protocol side of subscriptions (graphql-transport-ws). Nothing that Apollo is told holds here, so everything is said again:
 * subscriptions only, the same document limits and validation, masked errors, a session before the first subscription.
 */
export function graphqlOverSocket(options: GraphqlSocketOptions): { server: Server<SocketLife>; subscriptionsOpen(): number } {
  const { schema, log, production } = options;
  let open = 0;
  const maskIn = (language: Language, errors: readonly GraphQLError[]) => errors.map((error) => maskError(error, log, production, language));
  const mask = ({ live }: SocketLife, errors: readonly GraphQLError[]) => maskIn(languageOf(live?.reader, undefined), errors);
  const streams = new FollowedStreams(({ data, errors }, { contextValue }) => {
    options.onPush(data);
    return JSON.stringify({ data, ...(errors && { errors: maskIn((contextValue as Context).language, errors) }) });
  });
  const rules = production ? [...specifiedRules, NoSchemaIntrospectionCustomRule] : specifiedRules;

  const server = makeServer<Record<string, unknown>, SocketLife>({
    connectionInitWaitTimeout: INIT_WITHIN_MS,

    async onConnect({ extra, connectionParams }) {
      let reader: Asker | null;
      try {
        reader = await extra.findAsker(connectionParams);
      } catch (error) {
        log.warn({ err: error }, 'it cannot be found out who opens this socket');
        // 4500 would tell a client never to come back; 1013 asks it to try again.
        extra.close(1013, 'Try again later');
        return false;
      }
      if (!reader) {
        extra.close(CloseCode.Unauthorized, 'Sign in first');
        return false;
      }
      extra.live = { reader, close: extra.close };
      options.liveSockets.add(extra.live);
      return true;
    },

    onClose({ extra }) {
      if (extra.live) {
        options.liveSockets.remove(extra.live);
      }
    },

    onSubscribe({ extra, subscriptions }, _id, payload) {
      if (Object.keys(subscriptions).length > SUBSCRIPTIONS_A_SOCKET) {
        return [refusal('BAD_REQUEST', { zh: `一个连接上的订阅超过 ${SUBSCRIPTIONS_A_SOCKET} 个。`, en: `More than ${SUBSCRIPTIONS_A_SOCKET} subscriptions on one connection` })];
      }
      try {
        return argumentsOf(schema, rules, payload, options.contextOf(extra.live!.reader));
      } catch (error) {
        if (error instanceof GraphQLError) {
          return [error];
        }
        throw error;
      }
    },

    subscribe: (args) => streams.subscribe(args),
    onOperation: ({ extra }, id, _payload, args, result) => {
      if (result instanceof Follower) result.followAt((payload) => extra.send(`{"id":${JSON.stringify(id)},"type":"next","payload":${payload}}`));
      open += 1;
      extra.open.set(id, { operation: operationNameOf(schema, args.document, args.operationName), since: performance.now() });
    },
    // Follows each operation, also when its socket was cut.
    onComplete: ({ extra }, id) => {
      open -= 1;
      const ended = extra.open.get(id);
      extra.open.delete(id);
      const reader = extra.live?.reader;
      if (ended && reader) log.info({ operation: ended.operation, ms: Math.round(performance.now() - ended.since), ...(isWall(reader) ? { wallId: reader.wall.id } : { viewerId: reader.personId }) }, 'subscription ended');
    },
    onError: ({ extra }, _id, _payload, errors) => mask(extra, errors),
    onNext: ({ extra }, _id, _payload, _args, result) => {
      options.onPush(result.data);
      return result.errors ? { ...result, errors: mask(extra, result.errors) } : undefined;
    },
  });
  return { server, subscriptionsOpen: () => open };
}

/** @throws GraphQLError for a document that is refused; answers several where validation found several */
function argumentsOf(schema: GraphQLSchema, rules: typeof specifiedRules, payload: SubscribePayload, contextValue: Context): ExecutionArgs | readonly GraphQLError[] {
  const document = acceptDocument(payload.query);
  checkVariables(payload.variables);
  const errors = validate(schema, document, rules, { maxErrors: 2 });
  if (errors.length > 0) {
    return errors.map((error) => new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }));
  }
  const operation = getOperationAST(document, payload.operationName);
  if (operation?.operation !== 'subscription') {
    throw refusal('BAD_REQUEST', { zh: 'WebSocket 只用于订阅；查询和变更请用 POST 发送。', en: 'Only subscriptions go over the WebSocket; send queries and mutations by POST' });
  }
  // Said here as bad input: what execution would throw of it looks like a mistake of the house.
  const { errors: unfit } = getVariableValues(schema, operation.variableDefinitions ?? [], payload.variables ?? {}, { maxErrors: 2 });
  if (unfit) {
    return unfit.map((error) => new GraphQLError(error.message, { nodes: error.nodes, extensions: { ...error.extensions, code: 'BAD_USER_INPUT' } }));
  }
  return { schema, document, contextValue, operationName: payload.operationName ?? null, variableValues: payload.variables ?? {} };
}
