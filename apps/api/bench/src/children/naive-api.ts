import { EventEmitter, on } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { openBoardRelations } from '../naive/board-relations.js';
import { answerOrders } from './answering.js';

/** The naive stack with the product's contract: Apollo Server as it comes, TypeORM relations, graphql-ws with an execution for each subscriber. */
const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../../../packages/schema/schema.graphql'), 'utf8'));
const happened = new EventEmitter().setMaxListeners(0);
const relations = await openBoardRelations(process.argv[2]!);
const rootValue = {
  board: () => relations.board(),
  async *boardEvents() {
    for await (const [event] of on(happened, 'event')) yield { boardEvents: event };
  },
};
const apollo = new ApolloServer({ schema, rootValue });
await apollo.start();
const app = express();
app.use('/graphql', express.json(), expressMiddleware(apollo));
const server = createServer(app);
useServer({ schema, roots: { subscription: rootValue } }, new WebSocketServer({ server, path: '/graphql' }));
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
answerOrders({ tell: (event: object) => void happened.emit('event', event) }, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
