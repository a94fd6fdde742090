import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { ErrorState } from '../ui/error-state';
import { RefusalNote } from '../ui/refusal-note';
import type { Sending } from './use-send';

/** Why a submission did not go through. */
export function SendNote({ refusal, trouble, said }: Sending) {
  const { t } = useTranslation('staff');
  return (
    <>
      {refusal && <RefusalNote refusal={refusal} />}
      {trouble !== null && <ErrorState what={said ? `${t('notSaved')} ${said}` : t('notSaved')} traceId={traceIdOf(trouble)} />}
    </>
  );
}
