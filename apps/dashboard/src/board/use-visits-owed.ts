import { useQuery } from '@apollo/client/react';
import { can, useViewer } from '../access/viewer';
import { CallbackCountsDocument } from '../gql/graphql';

/** No stream tells of visits: that one was drawn is not for everybody's ears. */
const LOOK_EVERY_MS = 30_000;

/** How many visits are owed at these centres, as far as the viewer may see them. */
export function useVisitsOwed(centreIds: readonly string[]): number {
  const skip = !can(useViewer(), 'VIEW_CALLBACKS');
  const { data } = useQuery(CallbackCountsDocument, { variables: { centreIds: [...centreIds] }, skip, pollInterval: LOOK_EVERY_MS, fetchPolicy: 'cache-and-network' });
  return data?.callbackCounts.open ?? 0;
}
