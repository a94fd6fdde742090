import { useTranslation } from 'react-i18next';
import { dateTimeIn } from '../format/time';
import { useWords } from '../i18n/use-language';
import type { CaseView, TimelineView } from './case-view';
import { Pair, PaperHead, PaperTable, Wide } from './paper-rows';
import './paper-form.css';

/** One sheet holds so many lines of what was done; the rest stays in the system, and the sheet says how many. */
const MOST_LINES = 8;
const NOT_HANDLING = /^(Obligation|CaseReceived|CaseSettled|ResidentConfirmed|CaseClosed|FileAttached|OverdueAcknowledged)/;

/**
 * The SOP's paper form, in print only: 《接待业主情况记录》 (P 4.2: date, owner's name and telephone, room, matter; P 4.5–4.8: handling and result) or, for a complaint,
 * 《投诉登记处理记录》 (S 5.1.1, 5.3.1; K 4.4.1: when and where, what happened, what is wanted). The telephone is masked, as on the screen.
 */
export function PaperForm({ work }: { work: CaseView }) {
  const { t } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const { zone } = work.centre;
  const complaint = work.kind === 'COMPLAINT';
  const kind = complaint ? 'complaint' : 'reception';
  const at = (moment: string | null) => (moment === null ? '' : dateTimeIn(zone, Date.parse(moment)));
  const person = (entry: TimelineView | undefined) => (entry?.actor ? say(entry.actor.name) : '');
  const oldestFirst = work.timeline.toSorted((a, b) => Number(a.id) - Number(b.id));
  const newest = (type: string) => oldestFirst.findLast((entry) => entry.type === type);
  const handling = oldestFirst.filter(({ actor, type }) => actor !== null && !NOT_HANDLING.test(type));
  const told = handling.slice(-MOST_LINES);
  const steps = new Map(work.checklists.flatMap((list) => list.steps.map(({ key, name }) => [key, say(name)] as const)));
  const stepOf = ({ type, facts }: TimelineView) => (type === 'StepRecorded' ? steps.get(facts.find(({ key }) => key === 'step')?.value ?? '') : undefined);
  const settled = newest('CaseSettled');
  const confirmed = newest('ResidentConfirmed');
  const closed = newest('CaseClosed');
  const outcome = confirmed?.facts.find(({ key }) => key === 'outcome')?.value as 'SATISFIED' | undefined;
  const givenUp = closed?.facts.some(({ key, value }) => key === 'because' && value === 'MANAGER') ? closed : undefined;
  const caller = work.anonymous ? t('caller.anonymous') : (work.resident?.name ?? work.callerName ?? '');
  const reported = oldestFirst.filter(({ type }) => type === 'CaseReportedUp').map((entry) => `${entry.to ? say(entry.to.name) : ''} ${at(entry.at)}`);
  return (
    <section className="paper" aria-hidden="true">
      <PaperHead work={work} title={t(`paper.${kind}.title`)} />
      <PaperTable>
          <Pair one={[t(`paper.${kind}.date`), at(work.receivedAt)]} other={[t('paper.channel'), term(`channel.${work.channel}`)]} />
          <Pair one={[t(`paper.${kind}.name`), caller]} other={[t('paper.telephone'), work.resident?.telephoneMasked ?? work.callerTelephoneMasked]} />
          <Pair one={[t('paper.room'), work.place ? say(work.place.label) : work.placeText]} other={[t('paper.receivedBy'), [say(work.receivedByPost.name), work.receivedByName ?? (work.recordedBy && say(work.recordedBy.name))].filter(Boolean).join(' ')]} />
          <Wide name={t(`paper.${kind}.matter`)} size="paper-tall">
            <b>{work.matter}</b>
            {work.description && <p>{work.description}</p>}
          </Wide>
          {complaint && (
            <>
              <Pair
                one={[t('paper.class'), [work.validity && term(`validity.${work.validity}`), work.severity && term(`severity.${work.severity}`)].filter(Boolean).join(' · ')]}
                other={[t('paper.wantedBy'), at(work.residentDeadline)]}
              />
              <Pair one={[t('paper.reported'), reported.join('；')]} other={[t('paper.answered'), at(work.definiteAnswerAt)]} />
            </>
          )}
          <Pair one={[t('paper.department'), work.responsibleDepartment]} other={[t('paper.owner'), [say(work.owner.name), work.ownerPerson && say(work.ownerPerson.name)].filter(Boolean).join(' ')]} />
          <Wide name={t('paper.handling')} size="paper-handling">
            {handling.length > told.length && <p>{t('paper.earlier', { count: handling.length - told.length })}</p>}
            <ul>
              {told.map((entry) => (
                <li key={entry.id}>
                  {[at(entry.at), person(entry), say(entry.name), stepOf(entry)].filter(Boolean).join(' ')}
                  {entry.note && `：${entry.note}`}
                </li>
              ))}
            </ul>
          </Wide>
          <Wide name={t('paper.result')} size="paper-tall">
            {settled?.note && <p>{settled.note}</p>}
            {settled && (
              <p className="paper-signed">
                {person(settled)} {at(settled.at)}
              </p>
            )}
          </Wide>
          {complaint ? (
            <Wide name={t('paper.opinion')}>{confirmed && <p>{`${outcome ? t(`facts.outcome.${outcome}`) : ''} ${confirmed.note ?? ''} ${person(confirmed)} ${at(confirmed.at)}`}</p>}</Wide>
          ) : (
            <Wide name={t('paper.cannot')}>{givenUp && <p>{`${givenUp.note ?? ''} ${person(givenUp)} ${at(givenUp.at)}`}</p>}</Wide>
          )}
          <Pair one={[t('paper.supervisor'), '']} other={[t('paper.manager'), '']} signed />
      </PaperTable>
    </section>
  );
}
