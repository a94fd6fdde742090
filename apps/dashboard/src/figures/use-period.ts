import { useSearchParams } from 'react-router';
import { dayIn } from '../format/time';
import { useFromServerNow } from '../format/server-clock';
import { periodOf, type Period } from './period';

/** The period that the address says, else the running month of the centres' zone. @returns `today`: the running month */
export function usePeriod(zone: string): { readonly period: Period; readonly today: string } {
  const [search] = useSearchParams();
  const today = useFromServerNow((now) => dayIn(zone, now).slice(0, 7));
  return { period: periodOf(search.get('period'), today), today };
}
