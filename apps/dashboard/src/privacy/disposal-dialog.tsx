import { useMutation, useQuery } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { dateTimeIn, instant } from '../format/time';
import { DecideDisposalDocument, DisposalItemsDocument, type DisposalListFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { TextField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { RefusalNote } from '../ui/refusal-note';

/** What stands on a list; for the second person, with the decision. */
export function DisposalDialog({ list, zone, onClose }: { list: DisposalListFieldsFragment; zone: string; onClose: (decided: boolean) => void }) {
  const { t } = useTranslation('privacy');
  const failure = useFailure();
  const { message } = App.useApp();
  const { data, error: unread } = useQuery(DisposalItemsDocument, { variables: { id: list.id }, fetchPolicy: 'network-only' });
  const [kept, setKept] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [decide, { data: answer, loading, error }] = useMutation(DecideDisposalDocument, { fetchPolicy: 'no-cache' });

  async function run(approve: boolean) {
    if ([...reason.trim()].length < 2) return setMissing(true);
    const { data: decided } = await decide({ variables: { input: { id: list.id, approve, leaveOut: approve ? [...kept] : [], reason } } }).catch(() => ({ data: undefined }));
    const done = decided?.decideDisposal.list;
    if (!done) return;
    void message.success(done.approved ? t('disposal.approvedDone', { count: done.disposed }) : t('disposal.declinedDone'));
    onClose(true);
  }

  return (
    <Dialog title={`${t('disposal.items')} · ${t(`disposal.kinds.${list.kind}`)}`} onClose={() => onClose(false)} holdsText={list.mayDecide}>
      <div className="privacy-form">
        {unread && <ErrorState what={t('failed')} traceId={traceIdOf(unread)} />}
        {!unread && !data && <Loading rows={4} />}
        {data && (
          <div className="privacy-table privacy-items" tabIndex={0} role="region" aria-label={t('disposal.items')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('disposal.number')}</th>
                  <th scope="col">{t('disposal.ended')}</th>
                  <th scope="col">{t('disposal.keep')}</th>
                </tr>
              </thead>
              <tbody>
                {data.disposalItems.map(({ subjectId, number, endedAt, leftOut }, index) => {
                  const name = number ?? `${t('disposal.note')} ${index + 1}`;
                  return (
                    <tr key={subjectId}>
                      <td>{name}</td>
                      <td>
                        <time dateTime={endedAt}>{dateTimeIn(zone, instant(endedAt))}</time>
                      </td>
                      <td>
                        {list.mayDecide ? (
                          <input
                            type="checkbox"
                            aria-label={t('disposal.keepOne', { number: name })}
                            checked={kept.includes(subjectId)}
                            onChange={({ target }) => setKept(target.checked ? [...kept, subjectId] : kept.filter((id) => id !== subjectId))}
                          />
                        ) : leftOut && t('disposal.kept')}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
        {list.mayDecide && (
          <>
            <p className="privacy-about">{t('disposal.keepAbout')}</p>
            <TextField label={t('reason')} required value={reason} onChange={setReason} maxLength={500} error={missing ? t('missing') : undefined} data-first-focus />
            <p>
              <b>{t('disposal.warning')}</b>
            </p>
            {error && <ErrorState what={failure(error, t('notDone'))} traceId={traceIdOf(error)} />}
            {answer?.decideDisposal.refusal && <RefusalNote refusal={answer.decideDisposal.refusal} />}
          </>
        )}
        <footer>
          <Button onClick={() => onClose(false)}>{t(list.mayDecide ? 'cancel' : 'disposal.close')}</Button>
          {list.mayDecide && (
            <>
              <Button disabled={loading} onClick={() => void run(false)}>
                {t('disposal.decline')}
              </Button>
              <Button type="primary" danger loading={loading} onClick={() => void run(true)}>
                {t('disposal.approve')}
              </Button>
            </>
          )}
        </footer>
      </div>
    </Dialog>
  );
}
