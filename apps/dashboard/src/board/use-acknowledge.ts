import { useMutation } from '@apollo/client/react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import { newClientKey } from '../client-key';
import { serverClock } from '../format/server-clock';
import { AcknowledgeOverdueDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { isUnacknowledged, type BoardItem, type Limit } from './board-item';

/** The breach of a row that waits to be acknowledged, the oldest first. */
export function toAcknowledge(item: BoardItem, now: number): Limit | undefined {
  return item.limits.find((limit) => isUnacknowledged(limit, now));
}

/** Acknowledges; the row changes when the server's event comes. A refusal is said in the rule's words. */
export function useAcknowledge(): { readonly mayAcknowledge: boolean; readonly acknowledge: (item: BoardItem) => Promise<void> } {
  const { t } = useTranslation('board');
  const say = useWords();
  const { message } = App.useApp();
  const mayAcknowledge = can(useViewer(), 'ACKNOWLEDGE_OVERDUE');
  const [send] = useMutation(AcknowledgeOverdueDocument);
  async function acknowledge(item: BoardItem) {
    const limit = toAcknowledge(item, serverClock.now());
    if (!mayAcknowledge) return void message.warning(t('mayNotAcknowledge'));
    if (!limit) return void message.info(t('nothingToAcknowledge'));
    try {
      const { data } = await send({ variables: { input: { clientKey: newClientKey(), obligationId: limit.source.id } } });
      const refusal = data?.acknowledgeOverdue.refusal;
      if (refusal) message.warning(say(refusal.message));
      else message.success(t('acknowledged', { number: item.row.number }));
    } catch {
      message.error(t('acknowledgeFailed'));
    }
  }
  return { mayAcknowledge, acknowledge };
}
