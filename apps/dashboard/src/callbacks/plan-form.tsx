import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOfWallTime, wallTimeIn } from '../format/wall-time';
import { PlanCallbackDocument } from '../gql/graphql';
import { CheckField, SelectField, WallTimeField } from '../ui/inputs';
import { ActForm } from './act-form';
import { useCallbackVerb, type CallbackView } from './callback-verbs';
import { useCentrePeople } from './centre-people';

type Planned = Pick<CallbackView, 'id' | 'centre' | 'group' | 'important' | 'dueAt' | 'plannedFor' | 'plannedCallers'>;

/** CB-19, CB-15: who goes or calls, when, and whether it is an important one that the resident signs. */
export function PlanForm({ callback, onDone, onCancel }: { callback: Planned; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('callbacks');
  const { zone } = callback.centre;
  const send = useCallbackVerb(PlanCallbackDocument);
  const people = useCentrePeople(callback.centre.id);
  const [first, setFirst] = useState(callback.plannedCallers[0]?.id ?? '');
  const [second, setSecond] = useState(callback.plannedCallers[1]?.id ?? '');
  const [at, setAt] = useState(callback.plannedFor === null ? '' : wallTimeIn(zone, Date.parse(callback.plannedFor)));
  const [important, setImportant] = useState(callback.important);
  const plannedFor = at === '' ? null : instantOfWallTime(zone, at);
  const problems = {
    at: plannedFor === null ? t('problem.plannedFor') : undefined,
    first: first === '' ? t('problem.caller') : undefined,
    second: second !== '' && second === first ? t('problem.samePerson') : undefined,
  };
  return (
    <ActForm
      submitName={t('plan.submit')}
      doneWords={t('plan.done')}
      problems={problems}
      onDone={onDone}
      onCancel={onCancel}
      send={(clientKey) => send({ clientKey, callbackId: callback.id, callerIds: [first, second].filter(Boolean), plannedFor: new Date(plannedFor!).toISOString(), important })}
    >
      {(shown) => (
        <>
          <div className="callback-row">
            <WallTimeField label={t('field.plannedFor')} required value={at} onChange={setAt} max={callback.dueAt ? wallTimeIn(zone, Date.parse(callback.dueAt)) : undefined} error={shown['at']} />
            <SelectField label={t('field.caller')} required value={first} onChange={setFirst} empty="—" options={people} error={shown['first']} />
            <SelectField label={t('field.second')} hint={callback.group === 'COMPLAINT' ? t('field.secondHint') : undefined} value={second} onChange={setSecond} empty={t('field.alone')} options={people} error={shown['second']} />
          </div>
          <CheckField label={t('field.important')} hint={t('field.importantHint')} checked={important} onChange={setImportant} />
        </>
      )}
    </ActForm>
  );
}
