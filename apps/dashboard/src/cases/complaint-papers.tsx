import { useTranslation } from 'react-i18next';
import { dateTimeIn } from '../format/time';
import { useWords } from '../i18n/use-language';
import type { CaseView, TimelineView } from './case-view';
import { Pair, PaperHead, PaperTable, Wide } from './paper-rows';

/** The forms of a complaint beside its own record; each is filled from what is on record, and in print only. */
export type ComplaintPaper = 'slip' | 'incident' | 'visits';

/** Which of them this complaint has: the slip once it was reported up (X 七.8), the other two where it is collective (X 八.1, 十.3). */
export function papersOf({ kind, collective, timeline }: CaseView): ComplaintPaper[] {
  if (kind !== 'COMPLAINT') return [];
  return [...(timeline.some(({ type }) => type === 'CaseReportedUp') ? (['slip'] as const) : []), ...(collective ? (['incident', 'visits'] as const) : [])];
}

export function ComplaintPaperForm({ work, paper }: { work: CaseView; paper: ComplaintPaper }) {
  const Form = { slip: RoutingSlip, incident: IncidentReport, visits: VisitRecord }[paper];
  return (
    <section className="paper" aria-hidden="true">
      <Form work={work} />
    </section>
  );
}

/** What the forms say of the record, in the centre's time and the reader's language. */
function useRecord(work: CaseView) {
  const say = useWords();
  const { zone } = work.centre;
  const at = (moment: string | null) => (moment === null ? '' : dateTimeIn(zone, Date.parse(moment)));
  const by = (entry: TimelineView | undefined) => (entry?.actor ? say(entry.actor.name) : '');
  const oldestFirst = work.timeline.toSorted((one, other) => Number(one.id) - Number(other.id));
  const newest = (type: string, step?: string) => oldestFirst.findLast((entry) => entry.type === type && (step === undefined || entry.facts.some(({ key, value }) => key === 'step' && value === step)));
  const place = work.place ? say(work.place.label) : (work.placeText ?? '');
  const home = ({ place: own, name }: CaseView['households'][number]) => (own ? say(own.label) : (name ?? ''));
  return { say, at, by, oldestFirst, newest, place, home, reports: oldestFirst.filter(({ type }) => type === 'CaseReportedUp') };
}

/** 《工作传签单》 (X 七.8): what a handler could not solve, to whom it went up, and with which words; the result, and the answer to the resident. Each post signs its line. */
function RoutingSlip({ work }: { work: CaseView }) {
  const { t } = useTranslation('cases');
  const { say, at, by, reports, newest, place } = useRecord(work);
  const settled = newest('CaseSettled');
  return (
    <>
      <PaperHead work={work} title={t('paper.slip.title')} />
      <PaperTable>
        <Pair one={[t('paper.complaint.date'), at(work.receivedAt)]} other={[t('paper.room'), place]} />
        <Pair one={[t('paper.department'), work.responsibleDepartment]} other={[t('paper.owner'), say(work.owner.name)]} />
        <Wide name={t('paper.complaint.matter')}>
          <b>{work.matter}</b>
          {work.description && <p>{work.description}</p>}
        </Wide>
      </PaperTable>
      <Listed
        columns={[t('paper.slip.at'), t('paper.slip.from'), t('paper.slip.to'), t('paper.slip.words'), t('paper.slip.signed')]}
        rows={reports.map((entry) => [at(entry.at), by(entry), entry.to ? say(entry.to.name) : '', entry.note, ''])}
      />
      <PaperTable>
        <Wide name={t('paper.result')} size="paper-tall">
          {settled && <p>{[settled.note, by(settled), at(settled.at)].filter(Boolean).join(' ')}</p>}
        </Wide>
        <Pair one={[t('paper.answered'), at(work.definiteAnswerAt)]} other={[t('paper.slip.handler'), '']} signed />
      </PaperTable>
    </>
  );
}

/** 《特别事故报告》 (X 八.1): of a collective complaint, by the head of the office: who raised it, who was told, course, cause and measures, plan and result. */
function IncidentReport({ work }: { work: CaseView }) {
  const { t } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const { say, at, by, reports, newest, place, home } = useRecord(work);
  const account = newest('StepRecorded', 'SPECIAL_INCIDENT_REPORT');
  const settled = newest('CaseSettled');
  return (
    <>
      <PaperHead work={work} title={t('paper.incident.title')} />
      <PaperTable>
        <Pair one={[t('paper.incident.at'), at(work.receivedAt)]} other={[t('paper.incident.place'), place]} />
        <Pair one={[t('paper.class'), [work.validity && term(`validity.${work.validity}`), work.severity && term(`severity.${work.severity}`)].filter(Boolean).join(' · ')]} other={[t('paper.incident.count'), t('paper.incident.households', { count: work.households.length })]} />
        <Wide name={t('paper.complaint.matter')}>
          <b>{work.matter}</b>
          {work.description && <p>{work.description}</p>}
        </Wide>
        <Wide name={t('households.title')}>{work.households.map(home).join(t('timeline.comma'))}</Wide>
        <Wide name={t('paper.reported')}>{reports.map((entry) => `${entry.to ? say(entry.to.name) : ''} ${at(entry.at)}`).join('；')}</Wide>
        <Wide name={t('paper.incident.account')} size="paper-tall">
          {account && <p>{`${account.note ?? ''} ${by(account)} ${at(account.at)}`}</p>}
        </Wide>
        <Wide name={t('plan.title')} size="paper-tall">
          {work.plan && <p>{`${work.plan.text} ${work.plan.status === 'APPROVED' && work.plan.decidedBy ? t('plan.decided.APPROVED', { name: say(work.plan.decidedBy.name) }) : ''} ${at(work.plan.decidedAt)}`}</p>}
        </Wide>
        <Wide name={t('paper.result')} size="paper-tall">
          {settled && <p>{[settled.note, by(settled), at(settled.at)].filter(Boolean).join(' ')}</p>}
        </Wide>
        <Pair one={[t('paper.manager'), '']} other={[t('paper.incident.company'), '']} signed />
      </PaperTable>
    </>
  );
}

/** 《业户访问记录》 (X 十.3): a line for each household, to be signed at the visit; what is on record already is filled in. */
function VisitRecord({ work }: { work: CaseView }) {
  const { t } = useTranslation('cases');
  const { at, home } = useRecord(work);
  return (
    <>
      <PaperHead work={work} title={t('paper.visits.title')} />
      <PaperTable>
        <Wide name={t('paper.complaint.matter')}>
          <b>{work.matter}</b>
        </Wide>
      </PaperTable>
      <Listed
        columns={[t('paper.room'), t('paper.complaint.name'), t('paper.visits.at'), t('paper.opinion'), t('paper.visits.signed')]}
        rows={work.households.map((household) => [home(household), household.place ? household.name : '', at(household.answeredAt), household.outcome ? t(`facts.outcome.${household.outcome}`) : '', household.signedBy])}
      />
    </>
  );
}

function Listed({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly (string | null)[])[] }) {
  return (
    <table className="paper-list">
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, n) => (
          <tr key={n}>
            {row.map((value, column) => (
              <td key={columns[column]}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
