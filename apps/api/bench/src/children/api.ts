import { startApi } from '../../../dist/server/start-api.js';
import { answerOrders } from './answering.js';

/** The product's API over the database of the first argument. */
const api = await startApi({ databaseUrl: process.argv[2]!, port: 0, clock: 'system', production: true });
answerOrders({}, api.url);
