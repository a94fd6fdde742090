import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useViewer, type SignedIn } from '../access/viewer';

export type Centre = SignedIn['centres'][number];
export type ScopeKind = 'MINE' | 'SEVERAL' | 'COMPANY';

export interface Scope {
  readonly kind: ScopeKind;
  readonly centres: readonly Centre[];
}

/** Centres where the person holds a post; a company post is held in all of them. */
export function ownCentres(viewer: Pick<SignedIn, 'centres' | 'holdings'>): readonly Centre[] {
  const own = new Set(viewer.holdings.map(({ centre }) => centre?.id).filter(Boolean));
  const mine = viewer.centres.filter(({ id }) => own.has(id));
  return mine.length > 0 ? mine : viewer.centres;
}

/** Reads `?centres=` of the address: nothing = my centre, `all` = the company, else a list of codes; unknown codes are passed over. */
export function scopeOf(text: string | null, viewer: Pick<SignedIn, 'centres' | 'holdings'>): Scope {
  if (text === 'all') return { kind: 'COMPANY', centres: viewer.centres };
  if (text !== null) {
    const codes = text.split(',');
    const centres = viewer.centres.filter(({ code }) => codes.includes(code));
    if (centres.length > 0) return { kind: 'SEVERAL', centres };
  }
  return { kind: 'MINE', centres: ownCentres(viewer) };
}

/** The scope of the screens, kept in the address. */
export function useScope(): Scope & { readonly choose: (text: string | null) => void } {
  const viewer = useViewer();
  const [search, setSearch] = useSearchParams();
  const text = search.get('centres');
  const scope = useMemo(() => scopeOf(text, viewer), [text, viewer]);
  return {
    ...scope,
    choose: (next) =>
      setSearch((before) => {
        const after = new URLSearchParams(before);
        if (next === null) after.delete('centres');
        else after.set('centres', next);
        return after;
      }),
  };
}
