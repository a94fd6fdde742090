import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { addressOf } from '../embedded/start-database.js';
import type {} from './global-setup.js';

/** Address of the run's server, database `postgres`, as its superuser. */
export function testAdminUrl(): string {
  return inject('databaseAdminUrl');
}

/**
 * A fresh database with all migrations, for one test file or one test.
 * `drop` cuts connections that were left open.
 */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await createFromTemplate(name);
  return {
    url: addressOf(testAdminUrl(), name),
    drop: () => administer((admin) => admin.query(`drop database if exists ${name} with (force)`)),
  };
}

const OBJECT_IN_USE = '55006';

/** A template that another test file copies in this moment is "in use": the next attempt comes through. */
async function createFromTemplate(name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await administer((admin) => admin.query(`create database ${name} template ${inject('databaseTemplate')}`));
    } catch (error) {
      if ((error as { code?: string }).code !== OBJECT_IN_USE || attempt >= 100) throw error;
      await wait(10 + Math.random() * 40);
    }
  }
}

async function administer(work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: testAdminUrl() });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
