/**
 * How many rows change place between two orders: those that come, those that go, and the fewest that must be taken out and put
 * elsewhere (all that are not in a longest run which keeps its order).
 */
export function pendingMoves(shown: readonly string[], wanted: readonly string[]): number {
  const place = new Map(wanted.map((id, index) => [id, index]));
  const stay = shown.flatMap((id) => place.get(id) ?? []);
  // Longest increasing run by patience: ends[n] is the smallest end of a run of length n + 1.
  const ends: number[] = [];
  for (const index of stay) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < index) low = middle + 1;
      else high = middle;
    }
    ends[low] = index;
  }
  const gone = shown.length - stay.length;
  const come = wanted.length - stay.length;
  return gone + come + stay.length - ends.length;
}
