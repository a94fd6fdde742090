import { useApolloClient } from '@apollo/client/react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { newClientKey } from '../client-key';
import { serverClock } from '../format/server-clock';
import { ReceiveCaseDocument } from '../gql/graphql';
import type { RefusalWords } from '../ui/refusal-note';
import { newDraft, isEmpty, type Draft } from './draft';
import { draftInput } from './draft-input';
import { draftProblems, type DraftProblems } from './draft-problems';
import { dropDraft, holdDraft, keepDraft, takeUpDraft } from './kept-draft';
import type { Saved } from './saved-case';

/** Why the last saving did not end in a case. UNKNOWN: nobody knows whether it is saved; the same form may be sent again. */
export type SaveProblem = { readonly kind: 'REFUSED'; readonly refusal: RefusalWords; readonly afterUnknown: boolean } | { readonly kind: 'UNKNOWN'; readonly error: unknown };

export interface Registration {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  /** Shown only after the first try to save. */
  readonly problems: DraftProblems;
  /** Counts the tries that failed on a field, so that the first of them gets the focus each time. */
  readonly failedTries: number;
  readonly saving: boolean;
  readonly saved: Saved | null;
  readonly problem: SaveProblem | null;
  readonly save: () => Promise<void>;
  readonly clear: () => void;
  /** After an unknown end, as another case. */
  readonly asAnother: () => void;
}

/** The form of the desk: one draft, one key until it is saved, kept in the browser through a closed tab. */
export function useRegistration(personId: string, centreIds: readonly string[], zoneOf: (centreId: string) => string): Registration {
  const client = useApolloClient();
  const [draft, setDraft] = useState<Draft>(() => newDraft(centreIds[0] ?? ''));
  const [failedTries, setFailedTries] = useState(0);
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const underway = useRef(false);
  useEffect(() => (isEmpty(draft) ? dropDraft(draft) : keepDraft(personId, draft)), [personId, draft]);
  const takeUp = useEffectEvent((left: Draft) => isEmpty(draft) && setDraft(left));
  const lookForLeft = useEffectEvent(() => takeUpDraft(personId, centreIds));
  // At the first look only: what is begun in this form is not mixed with what another left.
  useEffect(() => {
    let gone = false;
    lookForLeft().then((left) => left && !gone && takeUp(left), () => undefined);
    return () => void (gone = true);
  }, []);
  const { clientKey } = draft;
  useEffect(() => holdDraft({ clientKey }), [clientKey]);

  const zone = zoneOf(draft.centreId);
  const startAnew = () => {
    dropDraft(draft);
    setDraft(newDraft(draft.centreId, draft.channel));
    setProblem(null);
    setFailedTries(0);
  };

  async function save() {
    if (underway.current) return;
    const sent = draft;
    if (Object.keys(draftProblems(sent, zone, serverClock.now())).length > 0) return setFailedTries((tries) => tries + 1);
    underway.current = true;
    setSaving(true);
    try {
      const { data } = await client.mutate({ mutation: ReceiveCaseDocument, variables: { input: draftInput(sent, zone) } });
      const answer = data?.receiveCase;
      if (answer?.case) {
        setSaved(answer.case);
        startAnew();
      } else if (answer?.refusal) setProblem((before) => ({ kind: 'REFUSED', refusal: answer.refusal!, afterUnknown: before !== null && (before.kind === 'UNKNOWN' || before.afterUnknown) }));
      else throw new Error('the registration was answered without data');
    } catch (error) {
      setProblem({ kind: 'UNKNOWN', error });
    } finally {
      underway.current = false;
      setSaving(false);
    }
  }

  return {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    problems: failedTries > 0 ? draftProblems(draft, zone, serverClock.now()) : {},
    failedTries,
    saving,
    saved,
    problem,
    save,
    clear: startAnew,
    asAnother: () => {
      dropDraft(draft);
      setDraft((before) => ({ ...before, clientKey: newClientKey() }));
      setProblem(null);
    },
  };
}
