import { CANDIDATE_FACTS, VISIT_FACTS } from './callback-facts.js';
import { CASE_FACTS } from './case-facts.js';
import type { FactSource } from './fact-source.js';
import { LIMIT_FACTS } from './limit-facts.js';

/** All that figures are counted from. */
export const FACT_SOURCES: readonly FactSource[] = [CASE_FACTS, LIMIT_FACTS, CANDIDATE_FACTS, VISIT_FACTS];
