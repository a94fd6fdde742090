import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../format/server-clock';
import { instantOfWallTime, wallTimeIn } from '../format/wall-time';
import { AttemptCallbackDocument, type AttemptOutcome, type CallbackForm } from '../gql/graphql';
import { ChoiceBar } from '../ui/choice-bar';
import { TextArea, WallTimeField } from '../ui/inputs';
import { ActForm } from './act-form';
import { allowedForms } from './callback-forms';
import { useCallbackVerb, type CallbackView } from './callback-verbs';

const OUTCOMES = ['NO_ANSWER', 'WRONG_NUMBER', 'NOT_AT_HOME', 'DECLINED', 'POSTPONED'] as const satisfies readonly AttemptOutcome[];

/** Nobody was reached: how it was tried, why not, and when again. */
export function AttemptForm({ callback, onDone, onCancel }: { callback: CallbackView; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('callbacks');
  const { zone } = callback.centre;
  const now = useServerNow();
  const send = useCallbackVerb(AttemptCallbackDocument);
  const forms = allowedForms(callback);
  const [form, setForm] = useState<CallbackForm | null>(forms.length === 1 ? (forms[0] ?? null) : null);
  const [outcome, setOutcome] = useState<AttemptOutcome | null>(null);
  const [note, setNote] = useState('');
  const [nextTry, setNextTry] = useState('');
  const nextTryAt = nextTry === '' ? null : instantOfWallTime(zone, nextTry);
  const problems = {
    form: form === null ? t('problem.form') : undefined,
    outcome: outcome === null ? t('problem.outcome') : undefined,
    nextTry: outcome === 'POSTPONED' && nextTryAt === null ? t('problem.nextTry') : nextTryAt !== null && nextTryAt <= now ? t('problem.past') : undefined,
  };
  return (
    <ActForm
      submitName={t('attempt.submit')}
      doneWords={t('attempt.done')}
      problems={problems}
      onDone={onDone}
      onCancel={onCancel}
      send={(clientKey) => send({ clientKey, callbackId: callback.id, form: form!, outcome: outcome!, note: note.trim() || null, nextTryAt: nextTryAt === null ? null : new Date(nextTryAt).toISOString() })}
    >
      {(shown) => (
        <>
          <p className="soft">{t('attempt.about')}</p>
          <ChoiceBar legend={t('field.form')} value={form} onChange={(value) => setForm(value as CallbackForm)} error={shown['form']} options={forms.map((value) => ({ value, label: t(`form.${value}`) }))} />
          <ChoiceBar legend={t('field.outcome')} value={outcome} onChange={(value) => setOutcome(value as AttemptOutcome)} error={shown['outcome']} options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))} />
          <WallTimeField label={t('field.nextTry')} required={outcome === 'POSTPONED'} value={nextTry} onChange={setNextTry} min={wallTimeIn(zone, now)} error={shown['nextTry']} />
          <TextArea label={t('field.note')} value={note} onChange={setNote} maxLength={1000} rows={2} />
        </>
      )}
    </ActForm>
  );
}
