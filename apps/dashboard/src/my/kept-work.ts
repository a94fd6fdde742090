import { apollo } from '../apollo';
import type { SignedIn } from '../access/viewer';
import { serverClock } from '../format/server-clock';
import { MyWorkDocument, PostLineDocument, type MyWorkQuery, type PostLineQuery } from '../gql/graphql';

/** The last list of one person on this device, for a page that is opened without a line. Telephones in it are masked; whoever signs out, or signs in as another, leaves none. */
const KEY = 'guanjia.my';

interface Kept {
  readonly viewer: SignedIn;
  readonly centreIds: readonly string[];
  readonly work: MyWorkQuery;
  readonly posts: PostLineQuery | null;
  /** When the server said it: by this device's clock, and in business time. */
  readonly at: number;
  readonly businessAt: number;
}

export function keepWork(kept: Omit<Kept, 'at' | 'businessAt'>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept, at: Date.now(), businessAt: serverClock.now() } satisfies Kept));
  } catch {
    // a browser that keeps nothing still works with a line
  }
}

export function forgetWork(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // see above
  }
}

/** Null: nothing is kept here. */
export function keptWork(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

let openedAt: number | null = null;

/** Puts what is kept where the page reads it. Business time goes on by this device's clock until the server says it again. @returns whose it is */
export function openKeptWork({ viewer, centreIds, work, posts, at, businessAt }: Kept): SignedIn {
  serverClock.observe(new Date(businessAt + (Date.now() - at)).toISOString());
  apollo.writeQuery({ query: MyWorkDocument, variables: { centreIds }, data: work });
  if (posts) apollo.writeQuery({ query: PostLineDocument, data: posts });
  openedAt = businessAt;
  return viewer;
}

/** Of when the list is that the page was opened with, in business time; null: the server said who is signed in. */
export function openedWithKept(): number | null {
  return openedAt;
}

/** The line is back. @returns whether the page was opened without one: then who is signed in is asked now */
export function keptIsPast(): boolean {
  const was = openedAt !== null;
  openedAt = null;
  return was;
}
