import type { ReceiveCaseInput } from '../gql/graphql';
import { instantOfWallTime } from '../format/wall-time';
import type { Draft } from './draft';

/** The draft as the server takes it; a draft without problems only. The same draft gives the same input, so that it counts once. */
export function draftInput(draft: Draft, zone: string): ReceiveCaseInput {
  const { place, resident, anonymous, kind } = draft;
  if (place === null || kind === null) throw new Error('a draft with problems was sent');
  const moment = (wallTime: string) => {
    const at = instantOfWallTime(zone, wallTime);
    return at === null ? null : new Date(at).toISOString();
  };
  const text = (value: string) => value.trim() || null;
  const stranger = resident === null && !anonymous;
  return {
    clientKey: draft.clientKey,
    centreId: draft.centreId,
    kind,
    channel: draft.channel,
    urgent: draft.urgent,
    category: text(draft.category),
    matter: draft.matter.trim(),
    description: text(draft.description),
    unitId: place.kind === 'ON_RECORD' && place.place.kind === 'UNIT' ? place.place.id : null,
    publicAreaId: place.kind === 'ON_RECORD' && place.place.kind === 'PUBLIC_AREA' ? place.place.id : null,
    placeText: place.kind === 'NAMED' ? place.text.trim() : null,
    residentId: resident?.id ?? null,
    anonymous,
    callerName: stranger ? text(draft.callerName) : null,
    callerTelephone: stranger ? text(draft.callerTelephone) : null,
    receivedAt: draft.backdated ? moment(draft.receivedAt) : null,
    lateRecordReason: draft.backdated ? text(draft.lateRecordReason) : null,
    receivedByPost: draft.byOtherPost ? draft.receivedByPost : null,
    receivedByName: draft.byOtherPost ? text(draft.receivedByName) : null,
    residentDeadline: moment(draft.residentDeadline),
    // A draft that an earlier version kept has none.
    ...(kind === 'COMPLAINT' && draft.harmStopped?.trim() && { harmStopped: draft.harmStopped.trim() }),
  };
}
