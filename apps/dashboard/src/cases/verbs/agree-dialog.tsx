import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../../format/server-clock';
import { AgreeReplyTimeDocument } from '../../gql/graphql';
import { TextArea, WallTimeField } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';
import { isoOf, wallTimeOf } from './wall-time';

/** HR-18: a time for the answer, named to the resident and then owed. A later one than agreed before is an extension. */
export function AgreeDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(AgreeReplyTimeDocument);
  const { zone } = work.centre;
  const [time, setTime] = useState(wallTimeOf(zone, work.agreedReplyAt));
  const [reason, setReason] = useState('');
  const agreedReplyAt = isoOf(zone, time);
  const problems = { time: agreedReplyAt === null ? t('problem.time') : Date.parse(agreedReplyAt) <= serverClock.now() ? t('problem.future') : undefined };
  return (
    <VerbForm
      verb="agreeReplyTime"
      work={work}
      onClose={onClose}
      problems={problems}
      mine={{ agreedReplyAt }}
      send={(envelope) => send({ ...envelope, agreedReplyAt: agreedReplyAt!, reason: reason.trim() || null })}
    >
      {(shown) => (
        <>
          <WallTimeField label={t('fact.agreedReplyAt')} required value={time} onChange={setTime} error={shown.time} hint={t('field.zone', { zone })} data-first-focus />
          <TextArea label={t('field.reason')} hint={work.agreedReplyAt ? t('field.reasonForLater') : undefined} value={reason} onChange={setReason} maxLength={1000} />
        </>
      )}
    </VerbForm>
  );
}
