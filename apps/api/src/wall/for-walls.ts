import type { Board, BoardEvent, BoardRow } from '@guanjia/schema';

/** A wall is read by everybody who walks by: no home, no words of a resident's matter, nobody's name. The number leads those who may know more to the case. */
function rowForWalls(row: BoardRow): BoardRow {
  return { ...row, place: null, matter: '', ownerPerson: null };
}

export function boardForWalls(board: Board): Board {
  return { ...board, rows: board.rows.map(rowForWalls) };
}

export function boardEventForWalls(event: BoardEvent): BoardEvent {
  return event.row ? { ...event, row: rowForWalls(event.row) } : event;
}
