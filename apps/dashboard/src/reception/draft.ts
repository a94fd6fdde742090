import { HELP_CATEGORIES } from '../cases/vocabulary-order';
import { newClientKey } from '../client-key';
import type { CaseKind, Channel, PlacesQuery } from '../gql/graphql';

export type FoundPlace = PlacesQuery['places'][number];
export type FoundResident = FoundPlace['residents'][number];

/** A unit or area on record, or a place as the caller named it. */
export type DraftPlace = { readonly kind: 'ON_RECORD'; readonly place: Omit<FoundPlace, 'residents'> } | { readonly kind: 'NAMED'; readonly text: string };

/** What stands in the form. Times are wall times of the centre. */
export interface Draft {
  /** One key from the first letter until it is saved: saving twice is one case. */
  readonly clientKey: string;
  readonly centreId: string;
  readonly place: DraftPlace | null;
  readonly resident: FoundResident | null;
  readonly anonymous: boolean;
  readonly callerName: string;
  readonly callerTelephone: string;
  readonly matter: string;
  readonly description: string;
  readonly kind: CaseKind | null;
  readonly urgent: boolean;
  readonly category: string;
  readonly channel: Channel;
  readonly backdated: boolean;
  readonly receivedAt: string;
  readonly lateRecordReason: string;
  readonly byOtherPost: boolean;
  readonly receivedByPost: string;
  readonly receivedByName: string;
  readonly residentDeadline: string;
  /** CP-02: what was done at once to stop harm that goes on. */
  readonly harmStopped: string;
}

/** An empty form. @param channel kept from the case before: a desk's next call comes the same way */
export function newDraft(centreId: string, channel: Channel = 'TELEPHONE'): Draft {
  return {
    clientKey: newClientKey(), centreId, channel, place: null, resident: null, anonymous: false, callerName: '', callerTelephone: '', matter: '', description: '', kind: null, urgent: false,
    category: '', backdated: false, receivedAt: '', lateRecordReason: '', byOtherPost: false, receivedByPost: '', receivedByName: '', residentDeadline: '', harmStopped: '',
  };
}

/** Nothing that somebody would miss. */
export function isEmpty(draft: Draft): boolean {
  const { clientKey: _, ...empty } = newDraft(draft.centreId, draft.channel);
  const { clientKey: __, ...content } = draft;
  return JSON.stringify(content) === JSON.stringify(empty);
}

const isHelpCategory = (category: string) => (HELP_CATEGORIES as readonly string[]).includes(category);

/** Another kind of matter; what a help request is about goes with it. */
export function chosenKind(draft: Draft, kind: CaseKind): Partial<Draft> {
  return { kind, ...(kind !== 'HELP_REQUEST' && isHelpCategory(draft.category) && { category: '' }) };
}

/** What of the form a proposal would change; nothing where it stands so already. */
export function acceptedProposal(draft: Draft, { kind, category, urgent }: { readonly kind: CaseKind | null; readonly category: string | null; readonly urgent: boolean }): Partial<Draft> {
  return {
    ...(kind && kind !== draft.kind && chosenKind(draft, kind)),
    ...(category && category !== draft.category && { category }),
    ...(urgent && !draft.urgent && { urgent }),
  };
}
