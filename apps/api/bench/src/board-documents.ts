import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string) => readFileSync(join(import.meta.dirname, '../../../dashboard/src/board', name), 'utf8');

/** What the dashboard asks for a board, word for word. */
export const BOARD = read('board.graphql');
export const BOARD_EVENTS = `${read('board-events.graphql')}\n${BOARD.slice(BOARD.indexOf('fragment '))}`;
