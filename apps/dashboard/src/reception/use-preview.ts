import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { instantOfWallTime } from '../format/wall-time';
import { PreviewReceptionDocument, type PreviewReceptionInput, type PreviewReceptionQuery } from '../gql/graphql';
import type { Draft } from './draft';

export type Preview = PreviewReceptionQuery['previewReception'];
export type Proposed = Preview['proposed'];

const TYPING_PAUSE = 250;

/** What the server makes of the form as it stands: proposals by its words, and what would open. Null: nothing asked yet. FAILED: not reached; the form works without. */
export function usePreview(draft: Draft, zone: string): Preview | 'FAILED' | null {
  const client = useApolloClient();
  const [preview, setPreview] = useState<Preview | 'FAILED' | null>(null);
  const asked = useRef(0);
  const input = inputOf(draft, zone);
  const question = input && JSON.stringify(input);
  // Of a form that is empty again nothing old is shown, neither now nor while the next one is begun.
  if (question === null && preview !== null) setPreview(null);
  useEffect(() => {
    const round = ++asked.current;
    if (question === null) return;
    const timer = setTimeout(() => {
      client.query({ query: PreviewReceptionDocument, variables: { input: JSON.parse(question) as PreviewReceptionInput }, fetchPolicy: 'no-cache' }).then(
        // An answer that comes after a newer question is not shown.
        ({ data }) => round === asked.current && setPreview(data?.previewReception ?? 'FAILED'),
        () => round === asked.current && setPreview('FAILED'),
      );
    }, TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [client, question]);
  return preview;
}

function inputOf({ centreId, matter, description, kind, channel, urgent, category, backdated, receivedAt, residentDeadline }: Draft, zone: string): PreviewReceptionInput | null {
  if (!matter.trim() && !description.trim() && kind === null) return null;
  const moment = (wallTime: string) => {
    const at = instantOfWallTime(zone, wallTime);
    return at === null ? null : new Date(at).toISOString();
  };
  return {
    centreId, matter: matter.trim(), description: description.trim() || null, kind, channel, urgent, category: category.trim() || null,
    receivedAt: backdated ? moment(receivedAt) : null, residentDeadline: moment(residentDeadline),
  };
}
