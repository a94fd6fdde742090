import type { Words } from '../policy/facts.js';
import { SHIPPED_PACKS } from '../policy/packs/index.js';
import { VOCABULARY } from '../policy/vocabulary.js';

/** What a fact is called; its key where a company's own row reads a fact without a name. */
export function factInWords(fact: string): Words {
  return VOCABULARY.caseFacts[fact]?.name ?? VOCABULARY.dutyFacts[fact]?.name ?? VOCABULARY.callback.facts[fact]?.name ?? stepInWords(fact) ?? { zh: fact, en: fact };
}

/** The moment at which a step of a shipped checklist was recorded. */
function stepInWords(fact: string): Words | null {
  const name = fact.startsWith('step.') ? stepName(fact.slice('step.'.length)) : null;
  return name && { zh: `记录“${name.zh}”的时间`, en: `Recorded: ${name.en}` };
}

/** What a step of a shipped checklist is called; null where no shipped pack declares it. */
export function stepName(key: string): Words | null {
  for (const row of SHIPPED_PACKS.flatMap((pack) => pack.rows)) {
    const step = row.kind === 'checklist' ? row.steps.find((declared) => declared.key === key) : undefined;
    if (step) return step.name;
  }
  return null;
}
