import { Link, useSearchParams } from 'react-router';
import type { HouseLinkProps } from '../ui/house-link';

/** A link within the house that keeps the scope of the address. */
export function ScopedLink({ to, ...rest }: HouseLinkProps) {
  const centres = useSearchParams()[0].get('centres');
  return <Link to={centres === null ? to : `${to}${to.includes('?') ? '&' : '?'}centres=${encodeURIComponent(centres)}`} {...rest} />;
}
