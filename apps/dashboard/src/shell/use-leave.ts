import { useMutation } from '@apollo/client/react';
import { socket } from '../apollo';
import { SignOutDocument } from '../gql/graphql';
import { forgetWork } from '../my/kept-work';
import { forgetDrafts } from '../reception/kept-draft';

/** Signs out. */
export function useLeave(): () => Promise<void> {
  const [signOut] = useMutation(SignOutDocument);
  return async () => {
    await signOut();
    socket.terminate();
    forgetDrafts();
    forgetWork();
    // A whole new page: nothing of this person's data stays in the browser's memory.
    location.assign('/sign-in');
  };
}
