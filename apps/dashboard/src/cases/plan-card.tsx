import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import type { CaseView } from './case-view';
import { Moment } from './moment';

/** How a complaint is to be handled, as the supervisor proposed it, and what the manager said (CP-11); nothing where nobody has proposed anything. */
export function PlanCard({ work }: { work: CaseView }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const { plan } = work;
  if (!plan) return null;
  const name = (person: typeof plan.proposedBy) => (person ? say(person.name) : '—');
  const { zone } = work.centre;
  return (
    <section className="card" aria-labelledby="plan-title">
      <h2 id="plan-title">
        {t('plan.title')} <span className={`tag ${plan.status === 'APPROVED' ? 'tag-settled' : 'tag-open'}`}>{t(`plan.status.${plan.status}`)}</span>
      </h2>
      <p className="plan-text">{plan.text}</p>
      <p className="soft">
        {t('plan.proposedBy', { name: name(plan.proposedBy) })} · <Moment at={plan.proposedAt} zone={zone} />
      </p>
      {plan.decidedAt !== null && (
        <p className="soft">
          {t(`plan.decided.${plan.status}` as 'plan.decided.APPROVED', { name: name(plan.decidedBy) })} · <Moment at={plan.decidedAt} zone={zone} />
        </p>
      )}
      {plan.comment !== null && <p className="plan-text">{plan.comment}</p>}
    </section>
  );
}
