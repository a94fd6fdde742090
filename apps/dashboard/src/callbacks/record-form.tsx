import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../access/viewer';
import { useServerNow } from '../format/server-clock';
import { instantOfWallTime, wallTimeIn } from '../format/wall-time';
import { RecordCallbackDocument, type CallbackForm } from '../gql/graphql';
import { ChoiceBar } from '../ui/choice-bar';
import { SelectField, TextArea, TextField, WallTimeField } from '../ui/inputs';
import { ActForm } from './act-form';
import { allowedForms } from './callback-forms';
import { useCallbackVerb, type CallbackView } from './callback-verbs';
import { useCentrePeople } from './centre-people';
import { QuickText } from './quick-text';

const MARKS = ['1', '2', '3', '4', '5'] as const;
const MARKED = ['quality', 'effect', 'satisfaction'] as const;
const WRITTEN = ['shortcomings', 'suggestions'] as const;

/** 《回访记录表》 (CB-14, CB-15): the five contents in the resident's words, who went, who signed. What is said here is never changed afterwards. */
export function RecordForm({ callback, onDone, onCancel }: { callback: CallbackView; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('callbacks');
  const { zone, id: centreId } = callback.centre;
  const viewer = useViewer();
  const now = useServerNow();
  const send = useCallbackVerb(RecordCallbackDocument);
  const people = useCentrePeople(centreId);
  const forms = allowedForms(callback);
  const [form, setForm] = useState<CallbackForm | null>(forms.length === 1 ? (forms[0] ?? null) : null);
  const [second, setSecond] = useState(() => callback.plannedCallers.find(({ id }) => id !== viewer.id)?.id ?? '');
  const [marks, setMarks] = useState<Readonly<Record<(typeof MARKED)[number], string | null>>>({ quality: null, effect: null, satisfaction: null });
  const [texts, setTexts] = useState({ shortcomings: '', suggestions: '', opinion: '' });
  const [qualified, setQualified] = useState<string | null>(null);
  const [signedBy, setSignedBy] = useState('');
  const [visited, setVisited] = useState('');
  const write = (name: keyof typeof texts) => (text: string) => setTexts({ ...texts, [name]: text });
  const visitedAt = visited === '' ? null : instantOfWallTime(zone, visited);
  const unmarked = (mark: string | null) => (mark === null ? t('problem.mark') : undefined);
  const missing = (text: string) => (text.trim() === '' ? t('problem.text') : undefined);
  const problems = {
    form: form === null ? t('problem.form') : undefined,
    quality: unmarked(marks.quality),
    effect: unmarked(marks.effect),
    satisfaction: unmarked(marks.satisfaction),
    shortcomings: missing(texts.shortcomings),
    suggestions: missing(texts.suggestions),
    signedBy: callback.important && signedBy.trim() === '' ? t('problem.signedBy') : undefined,
    qualified: qualified === null ? t('problem.qualified') : undefined,
    opinion: texts.opinion.trim() === '' ? t('problem.opinion') : undefined,
    visited: visited !== '' && (visitedAt === null || visitedAt > now) ? t('problem.future') : undefined,
  };
  return (
    <ActForm
      submitName={t('record.submit')}
      doneWords={t('record.done')}
      problems={problems}
      onDone={onDone}
      onCancel={onCancel}
      send={(clientKey) =>
        send({
          clientKey,
          callbackId: callback.id,
          form: form!,
          secondCallerId: second || null,
          quality: Number(marks.quality),
          effect: Number(marks.effect),
          satisfaction: Number(marks.satisfaction),
          shortcomings: texts.shortcomings.trim(),
          suggestions: texts.suggestions.trim(),
          visitedAt: visitedAt === null ? null : new Date(visitedAt).toISOString(),
          signedBy: signedBy.trim() || null,
          qualified: qualified === 'YES',
          opinion: texts.opinion.trim(),
        })
      }
    >
      {(shown) => (
        <>
          <ChoiceBar legend={t('field.form')} value={form} onChange={(value) => setForm(value as CallbackForm)} error={shown['form']} options={forms.map((value) => ({ value, label: t(`form.${value}`) }))} />
          <ol className="five-questions">
            {MARKED.map((name) => (
              <li key={name}>
                <ChoiceBar legend={`${t(`field.${name}`)} ${t(`ask.${name}`)}`} value={marks[name]} onChange={(mark) => setMarks({ ...marks, [name]: mark })} error={shown[name]} options={MARKS.map((mark) => ({ value: mark, label: `${mark} ${t(`${name === 'satisfaction' ? 'marks' : 'grades'}.${mark}`)}` }))} />
              </li>
            ))}
            {WRITTEN.map((name) => (
              <li key={name}>
                <QuickText label={t(`field.${name}`)} ask={t(`ask.${name}`)} value={texts[name]} onChange={write(name)} error={shown[name]} usual={t('none')} />
              </li>
            ))}
          </ol>
          <div className="callback-row">
            <ChoiceBar legend={t('field.qualified')} value={qualified} onChange={setQualified} error={shown['qualified']} options={[{ value: 'YES', label: t('verdict.QUALIFIED') }, { value: 'NO', label: t('verdict.UNQUALIFIED') }]} />
            <SelectField label={t('field.second')} hint={callback.group === 'COMPLAINT' ? t('field.secondHint') : undefined} value={second} onChange={setSecond} empty={t('field.alone')} options={people.filter(({ value }) => value !== viewer.id)} />
            <TextField label={t('field.signedBy')} required={callback.important} hint={callback.important ? t('field.signedByMust') : undefined} value={signedBy} onChange={setSignedBy} error={shown['signedBy']} maxLength={80} />
            <WallTimeField label={t('field.visitedAt')} hint={t('field.visitedAtHint')} value={visited} onChange={setVisited} max={wallTimeIn(zone, now)} error={shown['visited']} />
          </div>
          <TextArea label={t('field.opinion')} required value={texts.opinion} onChange={write('opinion')} error={shown['opinion']} maxLength={2000} rows={2} />
        </>
      )}
    </ActForm>
  );
}
