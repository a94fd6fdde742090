import { useQuery } from '@apollo/client/react';
import { BuildingRecordsDocument, CentreRecordsDocument, PublicAreaRecordsDocument, ResidentRecordsDocument, UnitRecordsDocument, type SetUpKind } from '../gql/graphql';
import type { SetUpRecordView } from './record-kinds';

export interface Records {
  readonly records: readonly SetUpRecordView[] | undefined;
  readonly total: number;
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
  readonly error: unknown;
  readonly readAgain: () => void;
}

const PAGE = 100;

/** The records of one kind; of a long list the page that `after` begins. */
export function useRecords(kind: SetUpKind, centreId: string | null, search: string, after: string | null): Records {
  const policy = { fetchPolicy: 'cache-and-network' } as const;
  const absent = (wanted: SetUpKind) => kind !== wanted || (wanted !== 'CENTRE' && centreId === null);
  const short = { ...policy, variables: { centreId: centreId ?? '' } };
  const long = { ...policy, variables: { centreId: centreId ?? '', search, first: PAGE, after } };
  const centres = useQuery(CentreRecordsDocument, { ...policy, skip: absent('CENTRE') });
  const buildings = useQuery(BuildingRecordsDocument, { ...short, skip: absent('BUILDING') });
  const areas = useQuery(PublicAreaRecordsDocument, { ...short, skip: absent('PUBLIC_AREA') });
  const units = useQuery(UnitRecordsDocument, { ...long, skip: absent('UNIT') });
  const residents = useQuery(ResidentRecordsDocument, { ...long, skip: absent('RESIDENT') });
  const { error, refetch } = { CENTRE: centres, BUILDING: buildings, PUBLIC_AREA: areas, UNIT: units, RESIDENT: residents }[kind];
  const page = kind === 'UNIT' ? units.data?.unitRecords : kind === 'RESIDENT' ? residents.data?.residentRecords : undefined;
  const whole = kind === 'CENTRE' ? centres.data?.centreRecords : kind === 'BUILDING' ? buildings.data?.buildingRecords : kind === 'PUBLIC_AREA' ? areas.data?.publicAreaRecords : undefined;
  const records = page ? page.edges.map(({ node }) => node) : whole;
  return {
    records, error,
    total: page?.total ?? records?.length ?? 0,
    next: page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
    readAgain: () => void refetch().catch(() => undefined),
  };
}
