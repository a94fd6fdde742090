import type { Instant } from '../policy/facts.js';
import type { CaseState } from './case.js';

/** X 四: "five or more households of one property". */
export const FEWEST_HOUSEHOLDS = 5;

/** One of the households that raise a collective complaint together (X 四). Who lives there stands beside the case, as all people's data does. */
export interface Household {
  readonly id: string;
  /** Its home on record; null: known by name alone. */
  readonly unitId: string | null;
  /** The complaint of its own that was joined to this one; null: it had none, or this one is its own. */
  readonly fromCaseId: string | null;
  /** When it was answered; null: not yet, or it was not content with the answer. */
  readonly answeredAt: Instant | null;
  /** When it said that it is solved. */
  readonly confirmedAt: Instant | null;
}

/** The households named so far, in their order. */
export function householdsOf({ acts }: Pick<CaseState, 'acts'>): readonly Household[] {
  const households = new Map<string, Household>();
  for (const { type, at, facts } of acts) {
    const id = String(facts['household']);
    if (type === 'HouseholdJoined') households.set(id, { id, unitId: idOrNull(facts['unit']), fromCaseId: idOrNull(facts['other']), answeredAt: null, confirmedAt: null });
    const household = households.get(id);
    if (!household) continue;
    if (type === 'HouseholdAnswered') households.set(id, { ...household, answeredAt: at });
    if (type === 'HouseholdConfirmed' && facts['outcome'] === 'SATISFIED') households.set(id, { ...household, confirmedAt: at });
    // HR-12: not content, so what was answered was no answer.
    if (type === 'HouseholdConfirmed' && facts['outcome'] === 'DISSATISFIED') households.set(id, { ...household, answeredAt: null });
  }
  return [...households.values()];
}

function idOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Five or more are named, and each of them suits. */
export function allHouseholds(households: readonly Household[], suits: (household: Household) => boolean): boolean {
  return households.length >= FEWEST_HOUSEHOLDS && households.every(suits);
}
