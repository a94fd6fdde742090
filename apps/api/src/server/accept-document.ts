import type { DocumentNode } from 'graphql';
import { parseWithinLimits } from './document-limits.js';
import { checkLiterals } from './text-check.js';

const REMEMBERED = 500;
const accepted = new Map<string, DocumentNode>();

/**
 * The document of a text, within the limits. The dashboard sends the same few dozen texts all day: those are parsed once.
 * @throws GraphQLError when it cannot be read or asks for too much
 */
export function acceptDocument(text: string): DocumentNode {
  const known = accepted.get(text);
  if (known) {
    return known;
  }
  const document = parseWithinLimits(text);
  checkLiterals(document);
  // Long texts are somebody's own, not the dashboard's: remembering them would only cost memory.
  if (text.length <= 20_000) {
    accepted.set(text, document);
    if (accepted.size > REMEMBERED) {
      accepted.delete(accepted.keys().next().value!);
    }
  }
  return document;
}
