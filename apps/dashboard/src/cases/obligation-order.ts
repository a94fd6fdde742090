import type { ObligationView } from './case-view';

/** Open ones by due time; then what was met, the late ones first; what ended otherwise stands apart. */
export function ordered(obligations: readonly ObligationView[]): { readonly shown: readonly ObligationView[]; readonly ended: readonly ObligationView[] } {
  const rank = ({ status, late }: ObligationView) => (status === 'OPEN' ? 0 : late ? 1 : 2);
  const byDue = (a: ObligationView, b: ObligationView) => rank(a) - rank(b) || Date.parse(a.dueAt) - Date.parse(b.dueAt) || a.rule.localeCompare(b.rule);
  const live = ({ status, late }: ObligationView) => status === 'OPEN' || status === 'MET' || late;
  return { shown: obligations.filter(live).sort(byDue), ended: obligations.filter((obligation) => !live(obligation)).sort(byDue) };
}
