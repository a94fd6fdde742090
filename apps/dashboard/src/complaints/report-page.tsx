import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { Moment } from '../cases/moment';
import { ExportButton } from '../export-button';
import { ComplaintMonthDocument, type ComplaintMonthFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { SelectField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { ReportActs } from './report-acts';
import { ReportFigures } from './report-figures';
import { ReportLines } from './report-lines';
import { RoomHead, useCentre } from './room-head';
import './complaints.css';
import './report-print.css';

/** What the address says for the month as it is counted now. */
const NOW = 'now';

/** 《部门客户投诉工作月报》 of a month: as it is, and each version as it was filled in (CP-28, CP-40). */
export function Component() {
  const { t } = useTranslation('complaints');
  const { month = '' } = useParams();
  const { centre } = useCentre();
  return centre ? (
    <Report key={`${centre.id} ${month}`} centre={centre} name={month} />
  ) : (
    <div className="complaints">
      <RoomHead title={t('report.pageTitle', { month })} />
      <Empty reason={t('noCentre')} />
    </div>
  );
}

function Report({ centre, name }: { centre: Centre; name: string }) {
  const { t } = useTranslation('complaints');
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useQuery(ComplaintMonthDocument, { variables: { centreId: centre.id, month: name }, fetchPolicy: 'cache-and-network' });
  const month = data?.complaintMonth;
  const asked = search.get('version');
  const shown = asked === NOW ? null : (month?.versions.find(({ version }) => String(version) === asked) ?? month?.versions[0] ?? null);
  const showVersion = (version: string) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      after.set('version', version);
      return after;
    });
  const options = month ? [...month.versions.map(({ version, status }) => ({ value: String(version), label: t('report.versionOf', { version, status: t(`status.${status}`) }) })), { value: NOW, label: t(month.versions.length > 0 ? 'report.liveNow' : 'report.live') }] : [];
  return (
    <div className="complaints complaint-report">
      <RoomHead title={t('report.pageTitle', { month: name })}>
        {month && <SelectField label={t('report.version')} value={shown ? String(shown.version) : NOW} onChange={showVersion} options={options} />}
        <Button disabled={!month} onClick={() => window.print()}>
          {t('report.print')}
        </Button>
        {shown && <ExportReport reportId={shown.id} month={name} version={shown.version} />}
      </RoomHead>
      {error && <ErrorState what={t(month ? 'report.kept' : 'report.failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!month && !error && <Loading rows={10} />}
      {month && (
        <>
          <ReportActs month={month} onDone={() => setSearch((before) => withoutVersion(before))} />
          <Changes month={month} />
          <Sheet month={month} shown={shown} centre={centre} />
        </>
      )}
    </div>
  );
}

function withoutVersion(before: URLSearchParams): URLSearchParams {
  const after = new URLSearchParams(before);
  after.delete('version');
  return after;
}

/** What the newest version does not say any more. */
function Changes({ month: { changes, status } }: { month: ComplaintMonthFieldsFragment }) {
  const { t } = useTranslation('complaints');
  if (!changes || changes.joined + changes.left + changes.reclassified === 0) return null;
  return (
    <p className="complaints-notice" role="status">
      {t(status === 'SENT' ? 'report.changesSent' : 'report.changes', { ...changes })}
    </p>
  );
}

type Version = ComplaintMonthFieldsFragment['versions'][number];

/** The form itself, on the screen and on paper. */
function Sheet({ month, shown, centre }: { month: ComplaintMonthFieldsFragment; shown: Version | null; centre: Centre }) {
  const { t } = useTranslation('complaints');
  const say = useWords();
  const { zone } = centre;
  const tally = shown?.tally ?? month.now;
  const signed = (person: Version['readBy'], at: string | null) =>
    person && at ? (
      <>
        {say(person.name)} <Moment at={at} zone={zone} />
      </>
    ) : (
      <span className="soft">{t('report.notYet')}</span>
    );
  return (
    <article className="report-sheet" aria-label={t('report.title')}>
      <h2 className="on-paper report-title">{t('report.title')}</h2>
      <dl className="report-head">
        <Entry name={t('centre')}>{say(centre.name)}</Entry>
        <Entry name={t('report.month')}>{month.month}</Entry>
        <Entry name={t('report.version')}>{shown ? shown.version : t('report.live')}</Entry>
        {month.duty && (
          <Entry name={t('report.due')}>
            <Moment at={month.duty.obligation.dueAt} zone={zone} />
          </Entry>
        )}
        {shown && (
          <>
            <Entry name={t('report.filledBy')}>{signed(shown.filledBy, shown.filledAt)}</Entry>
            <Entry name={t('report.readBy')}>{signed(shown.readBy, shown.readAt)}</Entry>
            <Entry name={t('report.sentBy')}>{signed(shown.sentBy, shown.sentAt)}</Entry>
            <Entry name={t('report.throughSeq')}>{shown.throughSeq}</Entry>
          </>
        )}
      </dl>
      {shown?.reason && <TextPart name={t('report.reason')} text={shown.reason} />}
      {shown && <TextPart name={t('report.comment')} text={shown.comment} />}
      <ReportFigures figures={tally.figures} />
      <ReportLines tally={tally} zone={zone} />
      <dl className="on-paper report-signatures">
        <Entry name={t('report.signSupervisor')}>{shown && say(shown.filledBy.name)}</Entry>
        <Entry name={t('report.signManager')}>{shown?.readBy && say(shown.readBy.name)}</Entry>
      </dl>
    </article>
  );
}

function Entry({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function TextPart({ name, text }: { name: string; text: string }) {
  return (
    <section className="card report-text" aria-label={name}>
      <h3>{name}</h3>
      <p>{text}</p>
    </section>
  );
}

function ExportReport({ reportId, month, version }: { reportId: string; month: string; version: number }) {
  const { t } = useTranslation('complaints');
  return <ExportButton path="/exports/complaint-report" body={{ reportId }} fileName={`complaint-report-${month}-v${version}.xlsx`} label={t('report.export')} failed={t('report.exportFailed')} />;
}
