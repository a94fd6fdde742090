import { useQuery } from '@apollo/client/react';
import { ManagedCentresDocument } from '../gql/graphql';
import { useScope, type Centre } from '../shell/scope';

/** The centres of the scope; for who runs the installation and sees no case, and so has no scope of cases, all of them. */
export function useManagedCentres(): readonly Centre[] {
  const { centres } = useScope();
  const { data } = useQuery(ManagedCentresDocument, { skip: centres.length > 0 });
  return centres.length > 0 ? centres : (data?.serviceCentres ?? []);
}
