import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../cases/moment';
import { useWords } from '../i18n/use-language';
import { HouseLink } from '../ui/house-link';
import type { CallbackView } from './callback-verbs';

/** What was recorded, as 《回访记录表》 asks for it: who, how and when, the five contents, the confirmation, the review. */
export function CallbackRecord({ callback }: { callback: CallbackView }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const { zone } = callback.centre;
  const { recordedBy, secondCaller, visitedAt, recordedAt, reviewedAt, reviewedBy, verdict, complaint } = callback;
  if (callback.disposed) return <p className="callback-why">{t('disposed')}</p>;
  return (
    <section className="callback-record" aria-labelledby="record-title">
      <h3 id="record-title">{t('record.title')}</h3>
      <p className="soft">
        {callback.form && t(`form.${callback.form}`)} · {visitedAt && <Moment at={visitedAt} zone={zone} />} · {[recordedBy, secondCaller].flatMap((person) => (person ? [say(person.name)] : [])).join(t('comma'))}
        {recordedAt !== null && recordedAt !== visitedAt && (
          <>
            {' · '}
            {t('record.recordedAt')} <Moment at={recordedAt} zone={zone} />
          </>
        )}
      </p>
      <dl>
        {(['quality', 'effect', 'satisfaction'] as const).map((name) => (
          <Answer key={name} name={t(`field.${name}`)}>
            {callback[name] !== null && <Mark mark={callback[name]} words={name === 'satisfaction' ? 'marks' : 'grades'} />}
          </Answer>
        ))}
        <Answer name={t('field.shortcomings')}>{callback.shortcomings}</Answer>
        <Answer name={t('field.suggestions')}>{callback.suggestions}</Answer>
        <Answer name={t('field.signedBy')}>{callback.signedBy}</Answer>
        <Answer name={t('field.qualified')}>{callback.qualified !== null && <b className={callback.qualified ? undefined : 'callback-bad'}>{t(`verdict.${callback.qualified ? 'QUALIFIED' : 'UNQUALIFIED'}`)}</b>}</Answer>
        <Answer name={t('field.opinion')}>{callback.opinion}</Answer>
      </dl>
      {verdict && reviewedAt && (
        <div className="callback-reviewed">
          <p>
            <b className={verdict === 'UNQUALIFIED' ? 'callback-bad' : 'verdict'}>{t('review.was', { verdict: t(`verdict.${verdict}`) })}</b>{' '}
            <span className="soft">
              {reviewedBy && say(reviewedBy.name)} <Moment at={reviewedAt} zone={zone} />
            </span>
          </p>
          <p>{callback.comment}</p>
          {callback.remedy && (
            <p>
              <b>{t('field.remedy')}</b> {callback.remedy}
            </p>
          )}
          {callback.decision && (
            <p>
              <b>{t('field.decision')}</b> {callback.decision}
            </p>
          )}
          {complaint && (
            <p>
              {t('review.complaint')} <HouseLink to={`/cases/${encodeURIComponent(complaint.number)}`}>{complaint.number}</HouseLink>
            </p>
          )}
        </div>
      )}
    </section>
  );
}

function Answer({ name, children }: { name: string; children: ReactNode }) {
  return children ? (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null;
}

/** `4 / 5 满意`, also as five marks for the eye. */
function Mark({ mark, words }: { mark: number; words: 'marks' | 'grades' }) {
  const { t } = useTranslation('callbacks');
  return (
    <>
      <span className="five-marks" aria-hidden="true">
        {'★'.repeat(mark)}
        {'☆'.repeat(5 - mark)}
      </span>{' '}
      {t('ofFive', { mark })} {t(`${words}.${mark as 1}`)}
    </>
  );
}
