import { readText } from '../cases/door.js';

/** What was found. Throws BAD_USER_INPUT where nothing is written, or more than fits. */
export function readFinding({ finding }: { readonly finding: string }): string {
  return readText('finding', finding, { most: 5000 });
}
