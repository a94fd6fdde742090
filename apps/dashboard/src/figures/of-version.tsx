import { useContext, useMemo, type ComponentType, type ReactNode } from 'react';
import { HouseLinkContext, type HouseLinkProps } from '../ui/house-link';

/** Numbers of a frozen version: the records that they open say so too. */
export function OfVersion({ version, children }: { version: string; children: ReactNode }) {
  const Link = useContext(HouseLinkContext);
  const frozen = useMemo<ComponentType<HouseLinkProps>>(() => ({ to, ...rest }) => <Link to={to.startsWith('/figures/records?') ? `${to}&version=${encodeURIComponent(version)}` : to} {...rest} />, [Link, version]);
  return <HouseLinkContext value={frozen}>{children}</HouseLinkContext>;
}
