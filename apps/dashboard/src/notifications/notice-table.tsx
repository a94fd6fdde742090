import { useMutation } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useServerNow } from '../format/server-clock';
import { shortTimeIn } from '../format/time';
import { ResendNoticeDocument, type NoticeFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import { RuleLabel } from '../ui/rule-chip';

const COLUMNS = ['status', 'case', 'step', 'recipient', 'channel', 'attempts', 'time', 'error'] as const;

/** Notices in a table; what did not arrive says why. */
export function NoticeTable({ notices, manages, onSent }: { notices: readonly NoticeFieldsFragment[]; manages: boolean; onSent: () => void }) {
  const { t } = useTranslation('notifications');
  return (
    <div className="notice-table" tabIndex={0} role="region" aria-label={t('tabs.notices')}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
            {manages && <th scope="col">{t('column.act')}</th>}
          </tr>
        </thead>
        <tbody>
          {notices.map((notice) => (
            <Line key={notice.id} notice={notice} manages={manages} onSent={onSent} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ notice, manages, onSent }: { notice: NoticeFieldsFragment; manages: boolean; onSent: () => void }) {
  const { t } = useTranslation('notifications');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const now = useServerNow();
  const { zone } = notice.centre;
  const time = (at: string) => (
    <time dateTime={at} title={zone}>
      {shortTimeIn(zone, Date.parse(at), now)}
    </time>
  );
  const vacant = notice.passedOver.map(({ name }) => say(name)).join(t('comma'));
  const clause = notice.clause.startsWith('PRODUCT') ? term('productDecides') : notice.clause;
  return (
    <tr>
      <td>
        <NoticeMark status={notice.status} />
      </td>
      <td>
        {notice.caseNumber === null ? <Link to={`/duties?duty=${notice.dutyId}`}>{t('duty')}</Link> : <Link to={`/cases/${encodeURIComponent(notice.caseNumber)}`}>{notice.caseNumber}</Link>}
      </td>
      <td>
        {term(`stepKind.${notice.kind}`)}
        {notice.level > 1 && ` ${t('level', { level: notice.level })}`} <RuleLabel rule={notice.rule} clause={clause} name={say(notice.ruleName)} />
        <small>
          {say(notice.ruleName)} · {clause}
        </small>
      </td>
      <td>
        {notice.person ? say(notice.person.name) : t('everyone')}
        <small>
          {say(notice.post.name)}
          {vacant !== '' && t('vacant', { posts: vacant })}
        </small>
      </td>
      <td>
        {t(`kind.${notice.channelKind}`)}
        <small className="masked">{notice.addressMasked}</small>
      </td>
      <td className="number">{notice.attempts}</td>
      <td>
        {notice.sentAt && time(notice.sentAt)}
        {notice.nextAttemptAt && (
          <>
            {t(isUnderWay(notice, now) ? 'underWay' : 'nextAt')} {time(notice.nextAttemptAt)}
          </>
        )}
        {notice.together > 1 && <small>{t('together', { count: notice.together })}</small>}
        {notice.possiblyDoubled && <small>{t('doubled')}</small>}
      </td>
      <td className="notice-error">{notice.error ?? '—'}</td>
      {manages && (
        <td>
          {isUnderWay(notice, now) ? null : <Resend notice={notice} onSent={onSent} />}
        </td>
      )}
    </tr>
  );
}

/** About to be sent anyway: nothing to ask for. One that waits for the end of quiet hours may go at once. */
function isUnderWay({ status, nextAttemptAt }: NoticeFieldsFragment, now: number): boolean {
  return status === 'WAITING' && (nextAttemptAt === null || Date.parse(nextAttemptAt) <= now);
}

const SHAPES = { WAITING: '…', SENT: '✓', FAILED: '↻', GIVEN_UP: '✕' } as const;

/** Colour, shape and word. */
function NoticeMark({ status }: { status: NoticeFieldsFragment['status'] }) {
  const { t } = useTranslation('notifications');
  return (
    <span className={`notice-mark notice-${status.toLowerCase()}`}>
      <span aria-hidden="true">{SHAPES[status]}</span> {t(`status.${status}`)}
    </span>
  );
}

function Resend({ notice, onSent }: { notice: NoticeFieldsFragment; onSent: () => void }) {
  const { t } = useTranslation('notifications');
  const failure = useFailure();
  const say = useWords();
  const { message } = App.useApp();
  const [resend, { loading }] = useMutation(ResendNoticeDocument);
  const send = async () => {
    try {
      const { data } = await resend({ variables: { id: notice.id } });
      const refusal = data?.resendNotice.refusal;
      if (refusal) void message.warning(say(refusal.message));
      else void message.success(t('resent'));
      onSent();
    } catch (error) {
      void message.error(failure(error, t('notSaved')));
    }
  };
  return (
    <Button size="small" loading={loading} onClick={() => void send()} aria-label={`${t('resend')} ${notice.caseNumber ?? say(notice.ruleName)} ${t(`kind.${notice.channelKind}`)}`}>
      {t('resend')}
    </Button>
  );
}
