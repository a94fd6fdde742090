import type { OfficeFieldsFragment } from '../gql/graphql';

/** The wall clock of posts that are held for the whole company. */
export const COMPANY_ZONE = 'Asia/Shanghai';

/** The zone in which a post's terms begin and end. */
export const zoneOf = (office: OfficeFieldsFragment): string => office.centre?.zone ?? COMPANY_ZONE;
