import { createContext, useContext } from 'react';
import type { Capability, ViewerFieldsFragment } from '../gql/graphql';

/** Who is signed in, with the posts and centres that the server told. */
export type SignedIn = ViewerFieldsFragment;

export const ViewerContext = createContext<SignedIn | null>(null);

/** The signed-in person; only below the shell, which asks first. */
export function useViewer(): SignedIn {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer outside of the shell');
  return viewer;
}

/** What a screen offers; the server decides again at each request. */
export function can(viewer: SignedIn, capability: Capability): boolean {
  return viewer.capabilities.includes(capability);
}
