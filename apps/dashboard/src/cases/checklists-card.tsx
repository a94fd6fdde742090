import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import { useClauseName } from '../ui/clause-name';
import { RuleChip } from '../ui/rule-chip';
import type { CaseView } from './case-view';
import { Moment } from './moment';

type Checklist = CaseView['checklists'][number];
type Step = Checklist['steps'][number];

/** The steps that the procedures ask for beside the case, with what is recorded of them; nothing where they ask for none. @param onRecord null where no step may be recorded now */
export function ChecklistsCard({ work, onRecord = null }: { work: CaseView; onRecord?: ((step: string) => void) | null }) {
  const { t } = useTranslation('cases');
  if (work.checklists.length === 0) return null;
  return (
    <section className="card checklists" aria-labelledby="checklists-title">
      <h2 id="checklists-title">{t('checklists.title')}</h2>
      {work.checklists.map((checklist) => (
        <List key={checklist.rule} checklist={checklist} zone={work.centre.zone} onRecord={onRecord} />
      ))}
    </section>
  );
}

function List({ checklist: { rule, name, clauses, steps }, zone, onRecord }: { checklist: Checklist; zone: string; onRecord: ((step: string) => void) | null }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const clauseName = useClauseName();
  const done = steps.filter(({ recordedAt }) => recordedAt !== null).length;
  return (
    <details open={done < steps.length} aria-label={say(name)}>
      <summary>
        <b>{say(name)}</b> <span className="soft">{t('checklists.done', { done, of: steps.length })}</span>
      </summary>
      <RuleChip rule={rule} clause={clauses.map(clauseName).join(' · ')} name={clauses.map(({ words }) => say(words)).join(' ')} />
      <ol>
        {steps.map((step) => (
          <li key={step.key} className={step.recordedAt ? 'step-done' : ''}>
            <span>
              {step.recordedAt && <span aria-hidden="true">✓ </span>}
              {say(step.name)}
              {step.strength === 'MUST' ? '' : <span className="soft"> {t('strength.SHOULD')}</span>}
              {step.choice !== null && <span className="soft"> {t('checklists.oneOf')}</span>}
            </span>
            <State step={step} zone={zone} onRecord={onRecord} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function State({ step, zone, onRecord }: { step: Step; zone: string; onRecord: ((step: string) => void) | null }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  return (
    <span className="step-state">
      {step.recordedAt ? <Moment at={step.recordedAt} zone={zone} /> : <span className="soft">{t('checklists.open')}</span>}
      {onRecord && (
        <button type="button" className="text-button" onClick={() => onRecord(step.key)} aria-label={t('checklists.recordOf', { step: say(step.name) })}>
          {t('checklists.record')}
        </button>
      )}
    </span>
  );
}
