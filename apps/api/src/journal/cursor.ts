/** A reader's place in the journal: everything up to `seq` was delivered. Another epoch (a restored database) has other numbers. */
export interface Cursor {
  readonly epoch: string;
  readonly seq: number;
}

export function formatCursor({ epoch, seq }: Cursor): string {
  return `${epoch}:${seq}`;
}

/** Null for anything that is not a cursor; the reader then has to RESYNC. */
export function parseCursor(text: string): Cursor | null {
  const match = /^([0-9a-z]{1,32}):(0|[1-9][0-9]{0,14})$/.exec(text);
  return match === null ? null : { epoch: match[1]!, seq: Number(match[2]) };
}
