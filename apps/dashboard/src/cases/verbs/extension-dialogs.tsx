import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApproveExtensionDocument, ExtendObligationDocument } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import { TextArea, WallTimeField } from '../../ui/inputs';
import { Moment } from '../moment';
import { ClockField, isPaused, openClocks } from './clock-field';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';
import { isoOf, wallTimeOf } from './wall-time';

/** Laws 5 and 10: more time is asked for, with the reason; nothing moves until another person approves it. */
export function ExtendDialog({ work, onClose, obligationId }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(ExtendObligationDocument);
  const { zone } = work.centre;
  const [clocks] = useState(() => openClocks(work.obligations, (obligation) => !isPaused(obligation) && !obligation.late));
  const [chosen, setChosen] = useState(obligationId ?? clocks[0]?.id ?? '');
  const present = clocks.find(({ id }) => id === chosen)?.dueAt ?? null;
  const [time, setTime] = useState(wallTimeOf(zone, present));
  const [reason, setReason] = useState('');
  const dueAt = isoOf(zone, time);
  const problems = {
    chosen: chosen ? undefined : t('problem.choose'),
    time: dueAt === null ? t('problem.time') : present !== null && Date.parse(dueAt) <= Date.parse(present) ? t('problem.later') : undefined,
    reason: reason.trim() ? undefined : t('problem.reason'),
  };
  return (
    <VerbForm
      verb="extendObligation"
      work={work}
      onClose={onClose}
      problems={problems}
      send={({ clientKey, version }) => send({ clientKey, version, obligationId: chosen, dueAt: dueAt!, reason })}
    >
      {(shown) => (
        <>
          <ClockField clocks={clocks} value={chosen} onChange={setChosen} error={shown.chosen} />
          <WallTimeField label={t('field.newDue')} required value={time} onChange={setTime} error={shown.time} hint={t('field.zone', { zone })} data-first-focus />
          <TextArea label={t('field.reason')} required value={reason} onChange={setReason} error={shown.reason} maxLength={1000} />
        </>
      )}
    </VerbForm>
  );
}

/** The extension that somebody else asked for. Shown is what is approved; a newer request in between is a conflict. */
export function ApproveExtensionDialog({ work, onClose, obligationId }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const send = useCaseVerb(ApproveExtensionDocument);
  const { zone } = work.centre;
  const [clocks] = useState(() => openClocks(work.obligations, ({ extensionRequest }) => extensionRequest !== null));
  const [chosen, setChosen] = useState(obligationId ?? clocks[0]?.id ?? '');
  const request = clocks.find(({ id }) => id === chosen)?.extensionRequest;
  return (
    <VerbForm
      verb="approveExtension"
      work={work}
      onClose={onClose}
      problems={{ chosen: chosen ? undefined : t('problem.choose') }}
      send={({ clientKey, version }) => send({ clientKey, version, obligationId: chosen })}
    >
      {(shown) => (
        <>
          <ClockField clocks={clocks} value={chosen} onChange={setChosen} error={shown.chosen} />
          {request && (
            <p>
              {t('request.extension', { name: request.requestedBy ? say(request.requestedBy.name) : '—', reason: request.reason })} <Moment at={request.dueAt} zone={zone} />
            </p>
          )}
        </>
      )}
    </VerbForm>
  );
}
