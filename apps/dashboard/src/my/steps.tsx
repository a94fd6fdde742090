import { CheckOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortTimeIn } from '../format/time';
import { useServerNow } from '../format/server-clock';
import { useWords } from '../i18n/use-language';
import type { Act, Deed } from './act';
import { StepDialog } from './act-dialogs';
import type { MyMatter } from './work-items';

type Step = MyMatter['checklists'][number]['steps'][number];

/** The steps that the procedures ask for beside the matter: one tap records one; where something is to be written with it, that is asked. */
export function Steps({ matter, waiting, zone, allowed, act }: { matter: MyMatter; waiting: readonly Act[]; zone: string; allowed: boolean; act: (deed: Deed) => void }) {
  const { t } = useTranslation('my');
  const say = useWords();
  const now = useServerNow();
  const [asked, setAsked] = useState<Step | null>(null);
  const doneAt = (step: Step): { at: number; waiting: boolean } | null => {
    const own = waiting.findLast(({ deed, stopped }) => deed.kind === 'STEP' && deed.step === step.key && stopped === null);
    if (own) return { at: own.at, waiting: true };
    return step.recordedAt === null ? null : { at: Date.parse(step.recordedAt), waiting: false };
  };
  const steps = matter.checklists.flatMap((list) => list.steps);
  if (steps.length === 0) return null;
  return (
    <details className="my-steps">
      <summary>{t('steps', { done: steps.filter((step) => doneAt(step)).length, all: steps.length })}</summary>
      {matter.checklists.map(({ rule, name, steps: ofList }) => (
        <div key={rule}>
          <h4>
            {say(name)} <span className="soft">{rule}</span>
          </h4>
          <ul>
            {ofList.map((step) => {
              const done = doneAt(step);
              return (
                <li key={step.key}>
                  <button type="button" className={done ? 'my-step my-step-done' : 'my-step'} disabled={!allowed} onClick={() => (step.evidence ? setAsked(step) : act({ kind: 'STEP', step: step.key, name: step.name, evidence: null }))}>
                    <span className="my-step-box">{done && <CheckOutlined aria-label={t('stepDone')} />}</span>
                    <span>{say(step.name)}</span>
                    {done && <span className="soft">{done.waiting ? t('waits') : shortTimeIn(zone, done.at, now)}</span>}
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      {asked && <StepDialog matter={matter} step={asked} act={act} onClose={() => setAsked(null)} />}
    </details>
  );
}
