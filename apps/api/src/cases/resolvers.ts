import { CaseFieldsResolver } from './case-fields.resolver.js';
import { CaseListResolver } from './case-list.resolver.js';
import { CaseResolver } from './case.resolver.js';
import { JournalResolver } from './journal.resolver.js';
import { ObligationResolver } from './obligation.resolver.js';

/** Everything that a client can ask about cases. */
export const caseResolvers = [CaseResolver, CaseListResolver, CaseFieldsResolver, ObligationResolver, JournalResolver] as const;
