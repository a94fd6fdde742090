import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import type { CaseView } from './case-view';
import { Moment } from './moment';

const MOMENTS = ['receivedAt', 'classifiedAt', 'residentDeadline', 'agreedReplyAt', 'firstResponseAt', 'repliedAt', 'definiteAnswerAt', 'settledAt', 'closedAt'] as const;

/** What is on record about the matter; only what there is. */
export function CaseFacts({ work }: { work: CaseView }) {
  const { t } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const { zone } = work.centre;
  const receivedBy = [say(work.receivedByPost.name), work.receivedByName].filter(Boolean).join(' · ');
  const texts: [string, ReactNode][] = [
    [t('fact.channel'), term(`channel.${work.channel}`)],
    [t('fact.category'), work.category],
    [t('fact.receivedBy'), receivedBy],
    [t('fact.recordedBy'), work.recordedBy && say(work.recordedBy.name)],
    [t('fact.recordedAt'), work.recordedAt !== work.receivedAt && <Moment at={work.recordedAt} zone={zone} />],
    [t('fact.lateRecordReason'), work.lateRecordReason],
    [t('fact.department'), work.responsibleDepartment],
    [t('fact.longerLimitMoves'), work.longerLimitMoves > 0 && String(work.longerLimitMoves)],
    ...MOMENTS.map((key): [string, ReactNode] => [t(`fact.${key}`), work[key] !== null && <Moment at={work[key]} zone={zone} />]),
  ];
  return (
    <section className="card" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('fact.title')}</h2>
      <dl className="fact-list">
        {texts
          .filter(([, value]) => Boolean(value))
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
