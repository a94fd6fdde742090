import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { newClientKey } from '../client-key';
import { FreezeFiguresDocument, type FigureVersionFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { TextArea } from '../ui/inputs';
import { RefusalNote, type RefusalWords } from '../ui/refusal-note';
import { useFailure } from '../use-failure';

interface FreezeProps {
  readonly centre: Centre;
  readonly month: string;
  /** How many versions of the month there are. */
  readonly versions: number;
  readonly onClose: () => void;
  readonly onFrozen: (version: FigureVersionFieldsFragment) => void;
}

/** Keeps the month as it is counted now; from the second version on somebody says why. */
export function FreezeDialog({ centre, month, versions, onClose, onFrozen }: FreezeProps) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const failure = useFailure();
  const [freeze, { loading }] = useMutation(FreezeFiguresDocument, { refetchQueries: ['CentreFigures', 'FrozenFigures'] });
  const [clientKey] = useState(newClientKey);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<RefusalWords | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const missing = versions > 0 && note.trim() === '';

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (loading || missing) return;
    setRefusal(null);
    setTrouble(null);
    try {
      const { data } = await freeze({ variables: { input: { clientKey, centreId: centre.id, month, versions, note: note.trim() } } });
      if (data?.freezeFigures.version) onFrozen(data.freezeFigures.version);
      else setRefusal(data?.freezeFigures.refusal ?? null);
    } catch (error) {
      setTrouble(error);
    }
  }

  return (
    <Dialog title={t('freeze.title', { month, centre: say(centre.name) })} onClose={onClose} holdsText>
      <form className="figures-form" onSubmit={(event) => void submit(event)} noValidate>
        {refusal && <RefusalNote refusal={refusal} />}
        {trouble !== null && <ErrorState what={failure(trouble, t('freeze.failed'))} traceId={traceIdOf(trouble)} />}
        <p>{t('freeze.about', { number: versions + 1 })}</p>
        <TextArea
          label={t(versions > 0 ? 'freeze.why' : 'freeze.note')}
          required={versions > 0}
          value={note}
          onChange={setNote}
          error={tried && missing ? t('freeze.whyMissing') : undefined}
          maxLength={2000}
          rows={3}
          data-first-focus
        />
        <footer>
          <Button onClick={onClose}>{t('freeze.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={loading}>
            {t('freeze.act')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
