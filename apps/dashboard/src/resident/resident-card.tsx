import { QrcodeOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import { traceIdOf } from '../apollo';
import type { CaseView } from '../cases/case-view';
import { Moment } from '../cases/moment';
import { ResidentLinksDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ErrorState } from '../ui/error-state';
import { LinkLine } from './link-line';
import './resident-card.css';

// With the library that draws the code, for those who print a receipt.
const ReceiptDialog = lazy(() => import('./receipt-dialog'));

/** What the resident has in hand of this case, and what came back by it. */
export function ResidentCard({ work }: { work: CaseView }) {
  const { t } = useTranslation('receipts');
  const say = useWords();
  const { data, error, refetch } = useQuery(ResidentLinksDocument, { variables: { caseId: work.id }, fetchPolicy: 'cache-and-network' });
  const [printing, setPrinting] = useState(false);
  const mayPrint = can(useViewer(), 'RECEIVE_CASE');
  const readAgain = () => void refetch().catch(() => undefined);
  const households = new Map((data?.case?.households ?? []).map(({ id, name, place }) => [id, [place && say(place.label), name].filter(Boolean).join(' ')]));
  const ratings = work.timeline.filter(({ type }) => type === 'ResidentRated');
  const owed = work.obligations.some(({ rule, status }) => rule === 'NOT-SOLVED' && status === 'OPEN');
  return (
    <section className="card resident-card" aria-labelledby="resident-card-title">
      <h2 id="resident-card-title">{t('title')}</h2>
      {owed && <p className="not-solved">{t('notSolved')}</p>}
      {ratings.map(({ id, at, note, facts }) => (
        <p key={id}>
          <b>{t('rated', { rating: facts.find(({ key }) => key === 'rating')?.value ?? '' })}</b> <Moment at={at} zone={work.centre.zone} />
          {note && <q>{note}</q>}
        </p>
      ))}
      <p className="soft">{t('about')}</p>
      {error && <ErrorState what={t('failed')} traceId={traceIdOf(error)} retry={readAgain} />}
      {data?.residentLinks.length === 0 && <p className="soft">{t('none')}</p>}
      {data && data.residentLinks.length > 0 && (
        <ul>
          {data.residentLinks.map((link) => (
            <LinkLine key={link.id} link={link} household={link.householdId ? (households.get(link.householdId) ?? null) : null} zone={work.centre.zone} mayRevoke={mayPrint} onChange={readAgain} />
          ))}
        </ul>
      )}
      {mayPrint && (
        <Button icon={<QrcodeOutlined aria-hidden />} onClick={() => setPrinting(true)}>
          {t('print')}
        </Button>
      )}
      {printing && (
        <Suspense fallback={null}>
          <ReceiptDialog
            work={work}
            households={[...households].map(([value, label]) => ({ value, label }))}
            onClose={(made) => {
              setPrinting(false);
              if (made) readAgain();
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
