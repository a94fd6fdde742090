import { useApolloClient } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { newClientKey } from '../client-key';
import { FillComplaintReportDocument, ReviewComplaintReportDocument, SendComplaintReportDocument, type ComplaintMonthFieldsFragment, type ComplaintReportResultFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { TextArea } from '../ui/inputs';
import { RefusalNote, type RefusalWords } from '../ui/refusal-note';
import { useFailure } from '../use-failure';

type Act = 'fill' | 'review' | 'send';
const VERBS = { fill: 'fillComplaintReport', review: 'reviewComplaintReport', send: 'sendComplaintReport' } as const;

/** What may be done with the month now; what may not says why. */
export function ReportActs({ month, onDone }: { month: ComplaintMonthFieldsFragment; onDone: () => void }) {
  const { t } = useTranslation('complaints');
  const say = useWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const failure = useFailure();
  const [filling, setFilling] = useState(false);
  const [refusal, setRefusal] = useState<RefusalWords | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState<Act | null>(null);
  // One key an act and version: pressed twice, or sent again after a lost answer, it is one act.
  const keys = useRef(new Map<string, string>());
  const newest = month.versions[0];
  const actionOf = (act: Act) => month.availableActions.find(({ verb }) => verb === VERBS[act]);

  function answered(act: Act, result: ComplaintReportResultFieldsFragment | undefined) {
    if (!result) throw new Error('the verb was answered without data');
    if (result.refusal) return setRefusal(result.refusal);
    message.success(t(`report.done.${act}`));
    setFilling(false);
    onDone();
  }

  async function run(act: 'review' | 'send') {
    if (!newest) return;
    const name = `${act} ${newest.id} ${newest.filledAt}`;
    const clientKey = keys.current.get(name) ?? newClientKey();
    keys.current.set(name, clientKey);
    setBusy(act);
    setRefusal(null);
    setTrouble(null);
    try {
      const { data } = await client.mutate({ mutation: act === 'review' ? ReviewComplaintReportDocument : SendComplaintReportDocument, variables: { input: { clientKey, reportId: newest.id } }, refetchQueries: ['ComplaintMonth'], awaitRefetchQueries: true });
      answered(act, data?.result);
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(null);
    }
  }

  const fillName = !newest ? 'report.fill' : newest.status === 'SENT' ? 'report.correct' : 'report.refill';
  const shown = (['fill', 'review', 'send'] as const).flatMap((act) => {
    const action = actionOf(act);
    return action ? [{ act, action, name: t(act === 'fill' ? fillName : `report.${act}`) }] : [];
  });
  return (
    <section className="report-acts" aria-label={t('months.columns.act')}>
      <b className={`report-status status-${month.status.toLowerCase()}`}>{t(`status.${month.status}`)}</b>
      {shown.map(({ act, action, name }) => (
        <span key={act} className="report-act">
          <Button type={action.primary ? 'primary' : 'default'} disabled={!action.allowed} loading={busy === act} onClick={() => (act === 'fill' ? setFilling(true) : void run(act))} aria-describedby={action.why ? `why-${act}` : undefined}>
            {name}
          </Button>
          {action.why && (
            <small id={`why-${act}`} className="soft">
              {say(action.why)}
            </small>
          )}
        </span>
      ))}
      {refusal && <RefusalNote refusal={refusal} />}
      {trouble !== null && <ErrorState what={failure(trouble, t('report.notDone'))} traceId={traceIdOf(trouble)} />}
      {filling && <FillDialog month={month} title={t(fillName)} onClose={() => setFilling(false)} onDone={(result) => answered('fill', result)} />}
    </section>
  );
}

interface FillProps {
  readonly month: ComplaintMonthFieldsFragment;
  readonly title: string;
  readonly onClose: () => void;
  readonly onDone: (result: ComplaintReportResultFieldsFragment | undefined) => void;
}

/** What the month shows, in the supervisor's words; for what was sent, why it is corrected. */
function FillDialog({ month, title, onClose, onDone }: FillProps) {
  const { t } = useTranslation('complaints');
  const client = useApolloClient();
  const failure = useFailure();
  const newest = month.versions[0];
  const corrects = newest?.status === 'SENT';
  const [clientKey] = useState(newClientKey);
  const [comment, setComment] = useState(newest?.comment ?? '');
  const [reason, setReason] = useState(corrects ? '' : (newest?.reason ?? ''));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalWords | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const asksReason = corrects || (newest !== undefined && newest.version > 1);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (busy || !comment.trim() || (asksReason && !reason.trim())) return;
    setBusy(true);
    setRefusal(null);
    setTrouble(null);
    try {
      const input = { clientKey, centreId: month.centreId, month: month.month, comment: comment.trim(), ...(asksReason && { reason: reason.trim() }) };
      const { data } = await client.mutate({ mutation: FillComplaintReportDocument, variables: { input }, refetchQueries: ['ComplaintMonth'], awaitRefetchQueries: true });
      if (data?.result.refusal) setRefusal(data.result.refusal);
      else onDone(data?.result);
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog title={`${title} · ${month.month}`} onClose={onClose} holdsText>
      <form className="complaints-form" onSubmit={(event) => void submit(event)} noValidate>
        {refusal && <RefusalNote refusal={refusal} />}
        {trouble !== null && <ErrorState what={failure(trouble, t('report.notDone'))} traceId={traceIdOf(trouble)} />}
        <p className="soft">{t('report.fillAbout')}</p>
        {asksReason && <TextArea label={t('report.reasonLabel')} required value={reason} onChange={setReason} error={tried && !reason.trim() ? t('report.reasonMissing') : undefined} maxLength={1000} rows={2} data-first-focus />}
        <TextArea label={t('report.commentLabel')} required value={comment} onChange={setComment} error={tried && !comment.trim() ? t('report.commentMissing') : undefined} maxLength={5000} rows={6} {...(!asksReason && { 'data-first-focus': true })} />
        <footer>
          <Button onClick={onClose}>{t('report.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {title}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
