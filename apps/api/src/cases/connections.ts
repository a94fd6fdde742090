import { badField } from '../access/refusals.js';

/** How much one page may hold, whatever was asked for. */
export const LONGEST_PAGE = 200;
const ORDINARY_PAGE = 50;

/** `first` as a page's length: 50 when left out, 200 at most. Throws BAD_USER_INPUT below 1. */
export function pageLength(first: number | null | undefined): number {
  if (first === null || first === undefined) return ORDINARY_PAGE;
  if (first < 1) throw badField('first', { zh: `为 ${first}；请填 1 至 ${LONGEST_PAGE}。`, en: `is ${first}; ask for 1 to ${LONGEST_PAGE}.` });
  return Math.min(first, LONGEST_PAGE);
}

/** A place in a list: the value that it is ordered by, and the row's id or number that breaks ties. Opaque to the client. */
export interface Place {
  readonly by: number;
  readonly id: string;
}

export function writeCursor({ by, id }: Place): string {
  return Buffer.from(`${by}|${id}`).toString('base64url');
}

const IDS = { UUID: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, NUMBER: /^[0-9]{1,18}$/ } as const;
/** In milliseconds: what `to_timestamp` can still read, and above it the place of what owes nothing. */
const EARLIEST = -1e14;
const LATEST = 9e15;

/** Null when left out. Throws BAD_USER_INPUT for what no page of a list with such ids gave. */
export function readCursor(after: string | null | undefined, ids: keyof typeof IDS = 'UUID'): Place | null {
  if (after === null || after === undefined) return null;
  const [by, id, ...rest] = after.length > 200 ? [] : Buffer.from(after, 'base64url').toString().split('|');
  const isPlace = by !== undefined && id !== undefined && rest.length === 0 && /^-?[0-9]{1,16}$/.test(by) && IDS[ids].test(id);
  if (!isPlace || Number(by) < EARLIEST || Number(by) > LATEST) throw badField('after', { zh: '不是本列表的翻页位置。请用上一页给出的 endCursor。', en: 'is not a cursor of this list. Use endCursor of the page before.' });
  return { by: Number(by), id };
}

/** A page with what GraphQL calls edges, of rows of which one more than the page's length was asked for. */
export function pageOf<Row, Node>(rows: readonly Row[], length: number, node: (row: Row) => Node, place: (row: Row) => Place) {
  const edges = rows.slice(0, length).map((row) => ({ cursor: writeCursor(place(row)), node: node(row) }));
  return { edges, pageInfo: { hasNextPage: rows.length > length, endCursor: edges.at(-1)?.cursor ?? null } };
}
