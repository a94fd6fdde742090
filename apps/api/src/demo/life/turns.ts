/** Of the four who share a desk, the one whose turn it is (早班, 中班, 夜班), as the rosters have it. */
export function turnAt(at: number): number {
  const hours = Math.floor(at / 3_600_000) + 8;
  const hour = hours % 24;
  return ((hour < 8 ? 2 : hour < 16 ? 0 : 1) + Math.floor(hours / 24)) % 4;
}
