import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import type { CaseView } from './case-view';
import { Moment } from './moment';

/** The steps that the procedures ask for beside the case, with what is recorded of them; nothing where they ask for none. */
export function ChecklistsCard({ work }: { work: CaseView }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  if (work.checklists.length === 0) return null;
  return (
    <section className="card" aria-labelledby="checklists-title">
      <h2 id="checklists-title">{t('checklists.title')}</h2>
      {work.checklists.map(({ rule, name, steps }) => (
        <section key={rule} aria-label={say(name)}>
          <h3>
            {say(name)} <span className="soft">{rule}</span>
          </h3>
          <ol>
            {steps.map((step) => (
              <li key={step.key}>
                {say(step.name)} · {step.recordedAt ? <Moment at={step.recordedAt} zone={work.centre.zone} /> : <span className="soft">{t('checklists.open')}</span>}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}
