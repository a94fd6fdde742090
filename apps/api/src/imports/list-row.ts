import type { Words } from '@guanjia/domain';
import { GraphQLError } from 'graphql';
import type { PoolClient } from 'pg';
import { Refused } from '../organisation/in-staffing.js';
import { columnName } from './mapping.js';
import { shown, words } from './problem.js';
import type { Table, TableRow } from './table.js';

/** What became of a row: new; there already as the file says; there already and otherwise (reported, never overwritten); or refused. */
export type Fate = 'NEW' | 'KNOWN' | { readonly changed: readonly Words[] } | { readonly refused: Words };

/** A row that cannot come in; `field` names the column that has to be corrected. */
export class RowRefused extends Error {
  constructor(
    readonly words: Words,
    readonly field: string | null = null,
  ) {
    super(words.en);
  }
}

/** One row of a list, by the fields of its mapping. */
export class ListRow {
  constructor(
    private readonly line: TableRow,
    private readonly table: Table,
    private readonly mapping: Readonly<Record<string, number>>,
  ) {}

  get row(): number {
    return this.line.row;
  }

  get problem(): Words | null {
    return this.line.problem;
  }

  /** Trimmed; empty where the cell is, or the field is not taken. */
  text(field: string): string {
    const column = this.mapping[field];
    return column === undefined ? '' : (this.line.cells[column] ?? '').trim();
  }

  /** A no with its column and value. */
  about(field: string, { zh, en }: Words): Words {
    const column = this.mapping[field];
    if (column === undefined) return words(zh, en);
    const name = columnName(this.table, column);
    return this.text(field) === '' ? words(`“${name}”列：${zh}`, `column ${name}: ${en}`) : words(`“${name}”列 ${shown(this.text(field))}：${zh}`, `column ${name}, value ${shown(this.text(field))}: ${en}`);
  }

  /** @throws what was thrown, where it is no no of a verb */
  refusalOf(error: unknown): Words {
    if (error instanceof RowRefused) return error.field === null ? error.words : this.about(error.field, error.words);
    if (error instanceof Refused) return error.words;
    const { code, messages, field } = error instanceof GraphQLError ? (error.extensions as { code?: string; messages?: Words; field?: string }) : {};
    if (!messages || (code !== 'BAD_USER_INPUT' && code !== 'NOT_FOUND')) throw error;
    // At the door a message begins with its field; here the column says which.
    return field === undefined ? messages : this.about(field, { zh: messages.zh.replace(/^[^：]*：/, ''), en: messages.en.replace(/^[^:]*: /, '') });
  }
}

/** Does a row's work so that what a refused row had written is taken back, and the others stay. */
export async function attempt(client: PoolClient, row: ListRow, work: () => Promise<Fate>): Promise<Fate> {
  await client.query('savepoint row');
  try {
    return await work();
  } catch (error) {
    const refused = row.refusalOf(error);
    await client.query('rollback to savepoint row');
    return { refused };
  } finally {
    // A connection that died has none; its loss was thrown already.
    await client.query('release savepoint row').catch(() => undefined);
  }
}

/** What the file says otherwise than what is stored. */
export const differs = (zh: string, en: string, here: string | null, file: string | null): Words =>
  words(`${zh} 系统 ${shown(here ?? '')}，文件 ${shown(file ?? '')}`, `${en}: here ${shown(here ?? '')}, file ${shown(file ?? '')}`);

/** How a row that is known otherwise is reported. */
export const leftAlone = (changes: readonly Words[]): Words =>
  words(`已有，未覆盖：${changes.map(({ zh }) => zh).join('；')}。需要时请在列表里修改。`, `known already and left as it is: ${changes.map(({ en }) => en).join('; ')}. Change it in the list if it is wrong.`);
