import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

/** What a start costs at best: http and pg, one question asked, listening. */
const client = new pg.Client({ connectionString: process.argv[2]! });
await client.connect();
await client.query('select 1');
const server = createServer((_request, response) => void client.query('select 1').then(() => response.end('ok')));
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
