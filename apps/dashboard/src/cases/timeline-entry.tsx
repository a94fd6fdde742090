import { useTranslation } from 'react-i18next';
import { usePostName } from '../shell/posts';
import { useWords } from '../i18n/use-language';
import { LevelMarks } from '../ui/level-marks';
import { RuleChip } from '../ui/rule-chip';
import type { AttachmentView, TimelineView } from './case-view';
import { Moment } from './moment';
import { useCategoryName } from './use-category-name';

/** Which of an event's facts say something that the entry does not say otherwise. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  CaseReceived: ['kind', 'urgent', 'channel', 'residentDeadline'],
  CaseClassified: ['kind', 'category', 'validity', 'severity', 'urgent', 'special', 'collective', 'basis', 'longerLimit'],
  CaseTransferred: ['department', 'post'],
  CaseTakenOver: ['post'],
  ReplyTimeAgreed: ['agreedReplyAt'],
  ReplyGiven: ['definite', 'form'],
  CaseDispatched: ['post'],
  CaseReferred: ['party', 'department', 'inWriting'],
  NoteAdded: ['about'],
  StepRecorded: ['step'],
  WorkStageRecorded: ['stage'],
  CaseMerged: ['role'],
  CaseMarkedUrgent: ['urgent', 'longerLimit'],
  ExtensionRequested: ['wantedDueAt'],
  ExtensionDeclined: ['wantedDueAt'],
  ExtensionWithdrawn: ['wantedDueAt'],
  ObligationExtended: ['dueAt'],
  ObligationBroughtForward: ['dueAt'],
  ObligationRecalculated: ['dueAt'],
  ObligationPaused: ['reason'],
  ObligationMet: ['verdict'],
  ObligationSuperseded: ['verdict'],
  ObligationCancelled: ['verdict'],
  ResidentConfirmed: ['outcome'],
  ResidentRated: ['rating'],
  HouseholdAnswered: ['form'],
  HouseholdConfirmed: ['outcome'],
  CaseClosed: ['because'],
  CaseReopened: ['because'],
};

/** What a telephone says of when something was done and when it was recorded differ by the line's seconds; a stated time that differs by less says nothing more. */
const SAME_TIME_MS = 60_000;

/** One thing that happened: when, who, by which clause, whom it reached, and what was written. */
export function TimelineEntry({ entry, zone, rule, steps, photo, household }: { entry: TimelineView; zone: string; rule: { name: string; clause: string } | undefined; steps: ReadonlyMap<string, string>; photo: AttachmentView | undefined; household: string | undefined }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const { at, actor, to, passedOver, passedOverBecause, persons, note, statedAt, level } = entry;
  const step = /^Obligation(Warned|Overdue|Escalated)$/.test(entry.type);
  return (
    <li className={`entry${actor ? ' entry-person' : ''}${/^Obligation(Overdue|Escalated)$/.test(entry.type) ? ' entry-alarm' : ''}`}>
      <Moment at={entry.at} zone={zone} />
      <div>
        <p className="entry-head">
          <b>{say(entry.name)}</b>
          {household && <span>{household}</span>}
          {rule && <span>{rule.name}</span>}
          {entry.rule && <RuleChip rule={entry.rule} clause={rule?.clause ?? ''} name={rule?.name ?? entry.rule} />}
          {step && level !== null && level > 0 && <LevelMarks level={level} />}
          <span className="soft">{actor ? say(actor.name) : t(/^Resident(SaidNotSolved|Rated)$/.test(entry.type) ? 'timeline.byResident' : 'timeline.bySystem')}</span>
        </p>
        <Facts entry={entry} zone={zone} steps={steps} />
        {photo && (
          <a href={photo.url} target="_blank" rel="noopener noreferrer">
            <img src={photo.thumbnailUrl} alt={t('photos.alt', { what: photo.caption ?? photo.name })} loading="lazy" height={56} />
          </a>
        )}
        {to && (
          <p>
            {t(step ? 'timeline.rangAt' : 'timeline.toldTo', { post: say(to.name) })}
            {persons.length > 0 ? t('timeline.persons', { names: persons.map(({ name }) => say(name)).join(t('timeline.comma')) }) : step && ` ${t('timeline.nobody')}`}
          </p>
        )}
        {passedOver.length > 0 && <p className="passed-over">{t('timeline.passedOver', { posts: passedOver.map(({ name }, n) => t(`timeline.because.${passedOverBecause[n] ?? 'VACANT'}`, { post: say(name) })).join(t('timeline.comma')) })}</p>}
        {statedAt && Date.parse(at) - Date.parse(statedAt) > SAME_TIME_MS && (
          <p className="soft">
            {t('timeline.stated')} <Moment at={statedAt} zone={zone} />
          </p>
        )}
        {note && <p className="entry-note">{note}</p>}
      </div>
    </li>
  );
}

function Facts({ entry, zone, steps }: { entry: TimelineView; zone: string; steps: ReadonlyMap<string, string> }) {
  const { t, i18n } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const postName = usePostName();
  const categoryName = useCategoryName();
  const told = TOLD[entry.type] ?? [];
  const facts = entry.facts.filter(({ key, value }) => told.includes(key) && (value !== 'false' || (key === 'urgent' && entry.type === 'CaseMarkedUrgent'))).toSorted((a, b) => told.indexOf(a.key) - told.indexOf(b.key));
  if (facts.length === 0) return null;
  const worded = (key: string, value: string) => {
    if (key === 'post') return postName(value);
    if (key === 'step') return steps.get(value) ?? value;
    if (key === 'category') return categoryName(value);
    const inVocabulary = `${key}.${value}`;
    if (i18n.exists(inVocabulary, { ns: 'vocabulary' })) return term(inVocabulary as 'kind.COMPLAINT');
    const own = `facts.${key}.${value}`;
    return i18n.exists(own, { ns: 'cases' }) ? t(own as 'facts.basis.CORRECTION') : value;
  };
  return (
    <p className="entry-facts">
      {facts.map(({ key, value }) => (
        <span key={key}>
          {i18n.exists(`factNames.${key}`, { ns: 'cases' }) && <span className="soft">{t(`factNames.${key}` as 'factNames.agreedReplyAt')} </span>}
          {/At$|Deadline$/.test(key) ? <Moment at={value} zone={zone} /> : worded(key, value)}
        </span>
      ))}
    </p>
  );
}
