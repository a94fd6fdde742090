import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import type { CaseView } from './case-view';
import { HandoverPeriod } from './handover-period';
import { Moment } from './moment';
import { useCategoryName } from './use-category-name';

const MOMENTS = ['receivedAt', 'classifiedAt', 'residentDeadline', 'agreedReplyAt', 'firstResponseAt', 'repliedAt', 'definiteAnswerAt', 'settledAt', 'closedAt'] as const;

/** What is on record about the matter; only what there is. */
export function CaseFacts({ work }: { work: CaseView }) {
  const { t } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const categoryName = useCategoryName();
  const { zone } = work.centre;
  const late = work.recordedAt !== work.receivedAt;
  return (
    <section className="card" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('fact.title')}</h2>
      <dl className="fact-list">
        <Fact name={t('fact.channel')}>{term(`channel.${work.channel}`)}</Fact>
        <Fact name={t('fact.category')}>{work.category && categoryName(work.category)}</Fact>
        <Fact name={t('fact.special')}>{work.special && t('yes')}</Fact>
        <Fact name={t('fact.collective')}>{work.collective && t('yes')}</Fact>
        <Fact name={t('fact.handover')}>{work.handover && <HandoverPeriod handover={work.handover} />}</Fact>
        <Fact name={t('fact.receivedBy')}>{[say(work.receivedByPost.name), work.receivedByName].filter(Boolean).join(' · ')}</Fact>
        <Fact name={t('fact.recordedBy')}>{work.recordedBy && say(work.recordedBy.name)}</Fact>
        <Fact name={t('fact.recordedAt')}>{late && <Moment at={work.recordedAt} zone={zone} />}</Fact>
        <Fact name={t('fact.lateRecordReason')}>{work.lateRecordReason}</Fact>
        <Fact name={t('fact.department')}>{work.responsibleDepartment}</Fact>
        <Fact name={t('fact.longerLimitMoves')}>{work.longerLimitMoves > 0 && work.longerLimitMoves}</Fact>
        {MOMENTS.map((key) => (
          <Fact key={key} name={t(`fact.${key}`)}>
            {work[key] !== null && <Moment at={work[key]} zone={zone} />}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return children ? (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null;
}
