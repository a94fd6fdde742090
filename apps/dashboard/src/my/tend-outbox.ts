/** Whatever screen a person is at, what they left waiting is sent; fetched beside the screen, so that none waits for it. @returns ends it with the session */
export function tendOutbox(personId: string): () => void {
  let left = false;
  const room = import('./the-outbox');
  void room.then(({ openOutbox }) => !left && openOutbox(personId)).catch(() => undefined);
  return () => {
    left = true;
    void room.then(({ closeOutbox }) => closeOutbox()).catch(() => undefined);
  };
}
