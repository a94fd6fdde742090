import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useWords } from '../i18n/use-language';
import { settingKey } from '../settings/setting-in-words';
import { useClauseName } from '../ui/clause-name';
import type { CaseView } from './case-view';

export type Candidate = CaseView['candidates'][number]['kind'];

/** What a complaint may be together with others (X 四, S 4.1.1), quietly: a person looks at the cases and confirms it by classifying. @param onClassify null where the viewer may not now @param onJoin the same for naming the households of a collective one */
export function CaseCandidates({ work, onClassify, onJoin }: { work: CaseView; onClassify: ((candidate: Candidate) => void) | null; onJoin: (() => void) | null }) {
  const { t } = useTranslation('cases');
  const { t: policies } = useTranslation('policies');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const clauseName = useClauseName();
  const { search } = useLocation();
  if (work.candidates.length === 0) return null;
  return (
    <section className="card" aria-labelledby="candidates-title">
      <h2 id="candidates-title">{t('candidate.title')}</h2>
      {work.candidates.map(({ kind, words, cases, clause, setting }) => (
        <div key={kind} className="candidate">
          <p>
            <b>{say(words)}</b>
          </p>
          <ul aria-label={t(`candidate.cases.${kind}`)}>
            {cases.map(({ id, number, matter, status }) => (
              <li key={id}>
                <Link to={{ pathname: `/cases/${encodeURIComponent(number)}`, search }} title={matter}>
                  {number}
                </Link>{' '}
                <span className="soft">{term(`caseStatus.${status}`)}</span>
              </li>
            ))}
          </ul>
          <details>
            <summary>{t('candidate.because')}</summary>
            <p>{t('candidate.clause', { clause: clauseName(clause), words: say(clause.words) })}</p>
            <p>{t('candidate.setting', { name: say(setting.name), value: policies(settingKey(setting.unit), { value: setting.value }) })}</p>
          </details>
          {kind === 'COLLECTIVE' && onJoin && (
            <p>
              <button type="button" className="text-button" onClick={onJoin}>
                {t('candidate.join')}
              </button>
            </p>
          )}
          {onClassify && !(kind === 'COLLECTIVE' && onJoin) && (
            <p>
              <button type="button" className="text-button" onClick={() => onClassify(kind)}>
                {t(`candidate.confirm.${kind}`)}
              </button>
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
