import type { BreachSettings } from './breach-settings.js';
import type { LadderSettings } from './ladder-settings.js';
import type { ProposalSettings } from './proposal-settings.js';
import type { ResidentSettings } from './resident-settings.js';
import type { ChecklistRow, GuardRow, ObligationRow, PolicyPack, QuotaRow } from './row.js';
import type { ShareSettings } from './share-settings.js';
import type { Settings } from './term.js';

/** All that the texts leave to the company: the limits that rows name, the default ladder, when something is proposed to a person, how long a resident's link opens, what share is visited, and when breaches are told as repeated. */
export type AllSettings = Settings & LadderSettings & ProposalSettings & ResidentSettings & ShareSettings & BreachSettings;

/** What a centre follows from a date on: one pack an area, the company's settings, its posts' reporting line. Immutable; a case pins one at its reception (law 4). */
export interface PolicySet {
  readonly id: string;
  /** The centre's IANA time zone. */
  readonly zone: string;
  readonly settings: AllSettings;
  /** post → the post above it; null at the top. */
  readonly reportingLine: Readonly<Record<string, string | null>>;
  readonly packs: readonly PolicyPack[];
  /** Of cases, duties and visits; the engine takes those of the subject at hand. */
  readonly obligationRows: readonly ObligationRow[];
  readonly guardRows: readonly GuardRow[];
  readonly checklistRows: readonly ChecklistRow[];
  readonly quotaRows: readonly QuotaRow[];
}
