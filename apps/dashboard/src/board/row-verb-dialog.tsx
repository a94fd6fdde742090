import { useQuery } from '@apollo/client/react';
import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { VERB_DIALOGS } from '../cases/verbs/verb-dialogs';
import { CaseByNumberDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { RowVerb } from './row-verbs';
// The dialogs are dressed by the page that they come from.
import '../cases/case-page.css';

/** A verb of the case page, done from the board. The case is read whole first: what may be done now is the server's to say, and a no is said with its reason. */
export function RowVerbDialog({ number, verb, onClose }: { number: string; verb: RowVerb; onClose: () => void }) {
  const { t } = useTranslation('board');
  const say = useWords();
  const { message } = App.useApp();
  const { data, error } = useQuery(CaseByNumberDocument, { variables: { number }, fetchPolicy: 'network-only' });
  const work = data?.case;
  const action = work?.availableActions.find((one) => one.verb === verb);
  const refusal = error ? t('verbFailed') : data && !action?.allowed ? (action?.why ? say(action.why) : t('drawer.gone')) : null;
  useEffect(() => {
    if (refusal === null) return;
    message.warning(refusal);
    onClose();
    // Said once, whatever becomes of the callbacks.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [refusal]);
  const Chosen = VERB_DIALOGS[verb];
  return work && refusal === null ? <Chosen work={work} onClose={onClose} /> : null;
}
