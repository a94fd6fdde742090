import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import { HouseLink } from '../ui/house-link';
import { CaseActions } from './case-actions';
import { Caller } from './caller';
import type { CaseView, Verb } from './case-view';

/** What the matter is, whose it is, who called, and the one next step. */
export function CaseHeader({ work, onChoose }: { work: CaseView; onChoose: (verb: Verb) => void }) {
  const { t } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const place = work.place ? say(work.place.label) : work.placeText;
  const facts = [
    [t('head.place'), place ?? '—'],
    [t('head.caller'), <Caller key={work.id} work={work} />],
    [t('head.owner'), [say(work.owner.name), work.ownerPerson && say(work.ownerPerson.name)].filter(Boolean).join(' · ')],
    [t('head.centre'), say(work.centre.name)],
  ] as const;
  return (
    <header className="card case-head">
      <div className="case-title">
        <p>
          <b className="case-number">{work.number}</b>
          <span className={`tag tag-${work.status.toLowerCase()}`}>{term(`caseStatus.${work.status}`)}</span>
          <span className="tag">{term(`kind.${work.kind}`)}</span>
          {work.validity && <span className="tag">{term(`validity.${work.validity}`)}</span>}
          {work.severity && <span className={`tag${work.severity === 'MAJOR' ? ' tag-strong' : ''}`}>{term(`severity.${work.severity}`)}</span>}
          {work.kind === 'COMPLAINT' && work.classifiedAt === null && <span className="tag tag-open">{t('head.unclassified')}</span>}
          {work.urgent && <span className="tag tag-strong">{term('urgent')}</span>}
          {work.special && <span className="tag tag-strong">{t('fact.special')}</span>}
          {work.collective && <span className="tag tag-strong">{t('fact.collective')}</span>}
          {work.confidential && <span className="tag tag-strong">{t('head.confidential')}</span>}
          {work.historic && <span className="tag">{t('head.historic')}</span>}
        </p>
        <h1 tabIndex={-1}>{work.matter}</h1>
        {work.mergedInto && (
          <p className="merged-into">
            {t('head.mergedInto')} <HouseLink to={`/cases/${encodeURIComponent(work.mergedInto.number)}`}>{work.mergedInto.number}</HouseLink>
          </p>
        )}
        {work.description && <p className="case-description">{work.description}</p>}
      </div>
      <CaseActions actions={work.availableActions} onChoose={onChoose} />
      <dl className="head-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
