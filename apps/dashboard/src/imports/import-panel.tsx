import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useLanguage, useWords } from '../i18n/use-language';
import type { Words } from '../i18n/language';
import { ErrorState } from '../ui/error-state';
import { Field } from '../ui/field';
import { SelectField, TextField } from '../ui/inputs';
import { ColumnChoice } from './column-choice';
import { FirstPasswords } from './first-passwords';
import { askImport, downloadReport, ImportRefused, type FirstPassword, type ImportAnswer, type ImportKind, type ReadingChoices } from './import-file';
import { OutcomeCard } from './outcome-card';

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
const NOTHING_CHOSEN: ReadingChoices = { encoding: null, dates: null, columns: null, source: null };

/** A file on its way in: chosen, looked at with its columns, tried row by row, written. Nothing is written before it was tried as it is. */
export function ImportPanel({ centre, kinds }: { centre: { readonly id: string; readonly name: Words }; kinds: readonly ImportKind[] }) {
  const { t } = useTranslation('imports');
  const say = useWords();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const [address, setAddress] = useSearchParams();
  const kind = kinds.find((one) => one === address.get('kind')) ?? 'HOMES';
  const [file, setFile] = useState<File | null>(null);
  const [choices, setChoices] = useState<ReadingChoices>(NOTHING_CHOSEN);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [passwords, setPasswords] = useState<readonly FirstPassword[]>([]);
  const [sending, setSending] = useState<'INSPECT' | 'DRY_RUN' | 'WRITE' | null>(null);
  const [trouble, setTrouble] = useState<Words | 'UNREACHABLE' | null>(null);
  const outcome = answer?.outcome ?? null;
  const missing = answer?.fields.filter(({ required, field }) => required && columnOf(field) === null) ?? [];

  function columnOf(field: string): number | null {
    if (choices.columns && field in choices.columns) return choices.columns[field] ?? null;
    return answer?.fields.find((one) => one.field === field)?.column ?? null;
  }

  async function ask(mode: 'INSPECT' | 'DRY_RUN' | 'WRITE', of: File, chosen: ReadingChoices, what: ImportKind = kind) {
    setSending(mode);
    setTrouble(null);
    try {
      const answered = await askImport(of, { kind: what, mode, centreId: centre.id, language, ...chosen });
      setAnswer(answered);
      setPasswords((before) => [...before, ...(answered.outcome?.firstPasswords ?? [])]);
    } catch (error) {
      setTrouble(error instanceof ImportRefused ? error.words : 'UNREACHABLE');
      if (mode === 'INSPECT') setAnswer(null);
    } finally {
      setSending(null);
    }
  }

  function choose(chosen: File | undefined) {
    if (!chosen) return;
    setFile(chosen);
    setChoices(NOTHING_CHOSEN);
    setAnswer(null);
    void ask('INSPECT', chosen, NOTHING_CHOSEN);
  }

  /** Whatever is read otherwise has to be tried again. */
  function read(changes: Partial<ReadingChoices>, again: boolean) {
    const chosen = { ...choices, ...changes, ...(again && { columns: null }) };
    setChoices(chosen);
    if (again && file) void ask('INSPECT', file, chosen);
    else if (answer) setAnswer({ ...answer, outcome: null });
  }

  function take(field: string, column: number | null) {
    const columns = Object.fromEntries((answer?.fields ?? []).map((one) => [one.field, one.field === field ? column : columnOf(one.field)]));
    read({ columns }, false);
  }

  return (
    <div className="import">
      <p className="import-about">{t('about', { centre: say(centre.name) })}</p>
      <section className="card import-file" aria-label={t('step.file')}>
        <SelectField
          label={t('kindLabel')}
          value={kind}
          options={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          onChange={(next) => {
            setAddress((before) => (before.set('kind', next), new URLSearchParams(before)));
            setAnswer(null);
            setChoices(NOTHING_CHOSEN);
            if (file) void ask('INSPECT', file, NOTHING_CHOSEN, next as ImportKind);
          }}
        />
        <Field label={t('file')} hint={t('fileHint')}>
          {(control) => <input type="file" className="control" accept=".csv,.tsv,.txt,.xlsx" {...control} onChange={(event) => choose(event.target.files?.[0])} />}
        </Field>
        <a href={`/import-file/template?kind=${kind}&language=${language}`} download>
          {t('template', { what: t(`kind.${kind}`) })}
        </a>
      </section>
      {trouble && <ErrorState what={trouble === 'UNREACHABLE' ? t('unreachable') : say(trouble)} />}
      {file && (answer || trouble) && (
        <section className="card" aria-label={t('step.columns')}>
          <h2>{t('step.columns')}</h2>
          {answer && <p className="import-about">{answer.reading.map((line) => say(line)).join(' ')}</p>}
          <div className="import-reading">
            <SelectField label={t('encoding')} value={choices.encoding ?? ''} empty={t('foundOut')} options={ENCODINGS.map((name) => ({ value: name, label: name.toUpperCase() }))} onChange={(encoding) => read({ encoding: encoding || null }, true)} />
            <SelectField label={t('dates')} value={choices.dates ?? ''} empty={t('foundOut')} options={[{ value: 'MDY', label: t('monthFirst') }, { value: 'DMY', label: t('dayFirst') }]} onChange={(dates) => read({ dates: (dates || null) as ReadingChoices['dates'] }, false)} />
            {kind === 'CASES' && <TextField label={t('source')} hint={t('sourceHint')} value={choices.source ?? ''} maxLength={100} onChange={(source) => read({ source: source || null }, false)} />}
          </div>
          {answer && <ColumnChoice answer={answer} columnOf={columnOf} onTake={take} />}
          {missing.length > 0 && (
            <p className="field-error" role="alert">
              {t('columnMissing', { what: missing.map(({ name }) => say(name)).join('、') })}
            </p>
          )}
          {answer && (
            <footer>
              <Button type={outcome ? 'default' : 'primary'} loading={sending === 'DRY_RUN'} disabled={sending !== null || missing.length > 0} onClick={() => void ask('DRY_RUN', file, choices)}>
                {t('try')}
              </Button>
            </footer>
          )}
        </section>
      )}
      {outcome && file && (
        <OutcomeCard
          outcome={outcome}
          what={t(`kind.${kind}`)}
          writing={sending === 'WRITE'}
          onWrite={() => void ask('WRITE', file, choices)}
          onReport={() => void downloadReport(file, { kind, centreId: centre.id, language, ...choices }).catch(() => setTrouble('UNREACHABLE'))}
        />
      )}
      {passwords.length > 0 && <FirstPasswords passwords={passwords} onKept={() => setPasswords([])} />}
    </div>
  );
}
