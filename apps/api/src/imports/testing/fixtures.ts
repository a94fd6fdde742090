import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readTable } from '../read-table.js';
import type { Table } from '../table.js';

/** Where a file of ../fixtures lies. */
export const fixturePath = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

export const readFixture = (name: string): Promise<Table> => readTable(name, readFileSync(fixturePath(name)), { encoding: null, sheet: null });
