import 'reflect-metadata';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { entities } from './entities.js';
import { migrations } from './migrations/index.js';

const INT8 = 20;

/** int8 as a number: counts, journal positions and cursors stay far below 2^53. Everything else as pg reads it (timestamptz → Date). */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/**
 * The TypeORM data source over one PostgreSQL address; not yet connected.
 * Never synchronises: the schema comes from migrations alone.
 * @param options.only names of the migrations that it knows; left out: all
 */
export function createDataSource(url: string, { poolSize = 10, only }: { poolSize?: number; only?: readonly string[] } = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    entities,
    migrations: only ? migrations.filter(({ name }) => only.includes(name)) : migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    // UUID v7 comes from the database's own uuidv7(): TypeORM must not install uuid-ossp.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: 'guanjia',
    // Nobody waits longer for a connection, be it that all are taken or that the server does not answer: what was asked is then told to come again.
    extra: { types, connectionTimeoutMillis: 10_000 },
  });
}
