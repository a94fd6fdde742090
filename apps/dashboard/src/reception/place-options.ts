import type { FoundPlace, FoundResident } from './draft';

/** One line below the search field. */
export type PlaceOption =
  | { readonly kind: 'RESIDENT'; readonly key: string; readonly place: FoundPlace; readonly resident: FoundResident }
  | { readonly kind: 'PLACE'; readonly key: string; readonly place: FoundPlace }
  | { readonly kind: 'TELEPHONE'; readonly key: string; readonly text: string }
  | { readonly kind: 'NAMED'; readonly key: string; readonly text: string };

/** As many figures as a number has and a room has not: 3-1201 is a room. */
const TELEPHONE = /^\+?(?:[ ()-]*\d){7,15}[ )]*$/;

/** Residents first, then each place for another caller; last what was typed itself, as a number that nobody has on record, or as a place. */
export function placeOptions(places: readonly FoundPlace[], typed: string): readonly PlaceOption[] {
  const text = typed.trim();
  const residents = places.flatMap((place) => place.residents.map((resident) => ({ kind: 'RESIDENT' as const, key: `${place.id}-${resident.id}`, place, resident })));
  const others = places.map((place) => ({ kind: 'PLACE' as const, key: place.id, place }));
  const own = text === '' ? [] : [{ kind: TELEPHONE.test(text) ? ('TELEPHONE' as const) : ('NAMED' as const), key: 'typed', text }];
  return [...residents.slice(0, 12), ...others.slice(0, 8), ...own];
}
