import { useMutation } from '@apollo/client/react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import { newClientKey } from '../client-key';
import { serverClock } from '../format/server-clock';
import { AcknowledgeOverdueDocument } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import { isUnacknowledged, type Limit } from './board-item';

/** The breach that waits to be acknowledged, the oldest first. */
export function toAcknowledge(limits: readonly Limit[], now: number): Limit | undefined {
  return limits.find((limit) => isUnacknowledged(limit, now));
}

/** Acknowledges; what is seen changes when the server's event comes. A refusal is said in the rule's words. */
export function useAcknowledge() {
  const { t } = useTranslation('board');
  const failure = useFailure();
  const say = useWords();
  const { message } = App.useApp();
  const mayAcknowledge = can(useViewer(), 'ACKNOWLEDGE_OVERDUE');
  const [send] = useMutation(AcknowledgeOverdueDocument);

  /** @param name what the person sees: the case's number, the duty's name */
  async function acknowledge(obligationId: string, name: string): Promise<void> {
    try {
      const { data } = await send({ variables: { input: { clientKey: newClientKey(), obligationId } } });
      const refusal = data?.acknowledgeOverdue.refusal;
      if (refusal) message.warning(say(refusal.message));
      else message.success(t('acknowledged', { number: name }));
    } catch (error) {
      message.error(failure(error, t('acknowledgeFailed')));
    }
  }

  /** What waits first of these limits; where nothing waits, or the posts may not, that is said. */
  async function acknowledgeFirst(limits: readonly Limit[], name: string): Promise<void> {
    const limit = toAcknowledge(limits, serverClock.now());
    if (!mayAcknowledge) message.warning(t('mayNotAcknowledge'));
    else if (!limit) message.info(t('nothingToAcknowledge'));
    else await acknowledge(limit.source.id, name);
  }

  return { mayAcknowledge, acknowledge, acknowledgeFirst };
}
