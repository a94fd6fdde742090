import { newDraft, type Draft } from './draft';

/** The draft lives as long as the browser's tab, and is shown only to whom it belongs: it holds a caller's name and number. */
const KEY = 'guanjia.registration';

interface Kept {
  readonly personId: string;
  readonly draft: Draft;
}

export function keepDraft(personId: string, draft: Draft): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ personId, draft } satisfies Kept));
  } catch {
    // a browser that keeps nothing still registers
  }
}

export function dropDraft(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // see above
  }
}

/** What was kept, where it is this person's and of a centre that they still see. Another person's is thrown away. */
export function keptDraft(personId: string, centreIds: readonly string[]): Draft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null;
    if (kept === null) return null;
    if (kept.personId === personId && centreIds.includes(kept.draft.centreId)) return { ...newDraft(kept.draft.centreId), ...kept.draft };
  } catch {
    // an unreadable draft is none
  }
  dropDraft();
  return null;
}
