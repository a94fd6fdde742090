import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PauseObligationDocument, PauseReasonsDocument, ResumeObligationDocument } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import { SelectField, TextArea } from '../../ui/inputs';
import { ClockField, isPaused, openClocks } from './clock-field';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

/** Law 5: a clock stands still for a listed reason. */
export function PauseDialog({ work, onClose, obligationId }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const send = useCaseVerb(PauseObligationDocument);
  const { data } = useQuery(PauseReasonsDocument);
  const [clocks] = useState(() => openClocks(work.obligations, (obligation) => !isPaused(obligation) && !obligation.late));
  const [chosen, setChosen] = useState(obligationId ?? clocks[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const problems = { chosen: chosen ? undefined : t('problem.choose'), reason: reason ? undefined : t('problem.choose') };
  return (
    <VerbForm
      verb="pauseObligation"
      work={work}
      onClose={onClose}
      problems={problems}
      send={({ clientKey, version }) => send({ clientKey, version, obligationId: chosen, reason, note: note.trim() || null })}
    >
      {(shown) => (
        <>
          <ClockField clocks={clocks} value={chosen} onChange={setChosen} error={shown.chosen} />
          <SelectField
            label={t('field.reason')}
            required
            value={reason}
            onChange={setReason}
            error={shown.reason}
            empty="—"
            options={(data?.pauseReasons ?? []).map(({ key, name }) => ({ value: key, label: say(name) }))}
            data-first-focus
          />
          <TextArea label={t('field.inTheWay')} value={note} onChange={setNote} maxLength={1000} />
        </>
      )}
    </VerbForm>
  );
}

/** The clock runs again; the due time moves by what was paused. */
export function ResumeDialog({ work, onClose, obligationId }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(ResumeObligationDocument);
  const [clocks] = useState(() => openClocks(work.obligations, isPaused));
  const [chosen, setChosen] = useState(obligationId ?? clocks[0]?.id ?? '');
  return (
    <VerbForm
      verb="resumeObligation"
      work={work}
      onClose={onClose}
      problems={{ chosen: chosen ? undefined : t('problem.choose') }}
      send={({ clientKey, version }) => send({ clientKey, version, obligationId: chosen })}
    >
      {(shown) => <ClockField clocks={clocks} value={chosen} onChange={setChosen} error={shown.chosen} />}
    </VerbForm>
  );
}
