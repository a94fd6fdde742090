export interface Variant {
  readonly key: string;
  readonly buildsOn: string | null;
}

/** Procedures of one area as a tree in reading order: each below the one that it builds on, with how deep it stands. A base that is not there, or a circle, leaves it at the top. */
export function variantTree<T extends Variant>(variants: readonly T[]): { readonly variant: T; readonly depth: number }[] {
  const told = new Set<string>();
  const below = (base: string | null, depth: number): { variant: T; depth: number }[] =>
    variants
      .filter((one) => !told.has(one.key) && (base === null ? !variants.some(({ key }) => key === one.buildsOn) : one.buildsOn === base))
      .flatMap((variant) => (told.add(variant.key), [{ variant, depth }, ...below(variant.key, depth + 1)]));
  const tree = below(null, 0);
  return [...tree, ...variants.filter(({ key }) => !told.has(key)).map((variant) => ({ variant, depth: 0 }))];
}
