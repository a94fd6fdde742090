import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import type { CaseView } from './case-view';
import { Moment } from './moment';

/** What waits for a second person (law 10), and whether the case is confidential (HR-19); nothing where neither is so. */
export function PendingRequests({ work }: { work: CaseView }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  if (work.pendingRequests.length === 0 && !work.confidential) return null;
  return (
    <section className="card" aria-label={t('request.title')}>
      {work.confidential && (
        <p>
          <b>{t('request.confidential')}</b>
        </p>
      )}
      {work.pendingRequests.map(({ kind, reason, at, intoNumber, requestedBy }) => (
        <p key={kind}>
          {t(`request.${kind}`, { name: requestedBy ? say(requestedBy.name) : '—', reason, number: intoNumber ?? '' })} · <Moment at={at} zone={work.centre.zone} /> · {t('request.waits')}
        </p>
      ))}
    </section>
  );
}
