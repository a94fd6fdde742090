import type { Words } from '../policy/facts.js';
import { VOCABULARY } from '../policy/vocabulary.js';

/** What a fact is called; its key where a company's own row reads a fact without a name. */
export function factInWords(fact: string): Words {
  return VOCABULARY.caseFacts[fact]?.name ?? { zh: fact, en: fact };
}
