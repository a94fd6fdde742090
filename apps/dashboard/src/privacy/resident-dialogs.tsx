import { useMutation } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { CorrectResidentDocument, EraseResidentDocument, type SubjectFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import type { Words } from '../i18n/language';
import { useLanguage, useWords } from '../i18n/use-language';
import { saveExport } from '../save-export';
import { ChoiceBar } from '../ui/choice-bar';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { TextField } from '../ui/inputs';
import { RefusalNote, type RefusalWords } from '../ui/refusal-note';

interface ActProps {
  readonly subject: SubjectFieldsFragment;
  readonly onClose: (changed: boolean) => void;
}

interface FrameProps {
  readonly title: string;
  readonly about: string;
  readonly submit: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  /** Asked once a reason is there. */
  readonly onSubmit: (reason: string) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Each act needs a reason. */
function Frame({ title, about, submit, danger = false, busy, onSubmit, onClose, children }: FrameProps) {
  const { t } = useTranslation('privacy');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  function send(event: FormEvent) {
    event.preventDefault();
    const short = [...reason.trim()].length < 2;
    setMissing(short);
    if (!short && !busy) onSubmit(reason);
  }
  return (
    <Dialog title={title} onClose={onClose} holdsText>
      <form className="privacy-form" onSubmit={send} noValidate>
        <p>{about}</p>
        {children}
        <TextField label={t('reason')} required value={reason} onChange={setReason} maxLength={500} error={missing ? t('missing') : undefined} data-first-focus />
        <footer>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" danger={danger} htmlType="submit" loading={busy}>
            {submit}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function Problem({ error, refusal }: { error?: unknown; refusal?: RefusalWords | null | undefined }) {
  const { t } = useTranslation('privacy');
  const failure = useFailure();
  if (error) return <ErrorState what={failure(error, t('notDone'))} traceId={traceIdOf(error as Error)} />;
  return refusal ? <RefusalNote refusal={refusal} /> : null;
}

export function ExportDialog({ subject, onClose }: ActProps) {
  const { t } = useTranslation('privacy');
  const say = useWords();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const [format, setFormat] = useState('xlsx');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words | 'UNREACHED' | null>(null);
  async function run(reason: string) {
    setBusy(true);
    const no = await saveExport('/exports/resident', { residentId: subject.id, reason, format, language }, `resident.${format}`).catch(() => 'UNREACHED' as const);
    setBusy(false);
    setProblem(no);
    if (no === null) onClose(false);
  }
  return (
    <Frame title={`${t('resident.export')} · ${subject.name}`} about={t('resident.exportAbout')} submit={t('resident.export')} busy={busy} onSubmit={(reason) => void run(reason)} onClose={() => onClose(false)}>
      {problem && <ErrorState what={problem === 'UNREACHED' ? t('resident.unreached') : say(problem)} />}
      <ChoiceBar legend={t('resident.export')} value={format} onChange={setFormat} options={[{ value: 'xlsx', label: t('resident.asExcel') }, { value: 'json', label: t('resident.asJson') }]} />
    </Frame>
  );
}

export function CorrectDialog({ subject, onClose }: ActProps) {
  const { t } = useTranslation('privacy');
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const [telephone, setTelephone] = useState('');
  const [nothing, setNothing] = useState(false);
  const [correct, { data, error, loading }] = useMutation(CorrectResidentDocument, { fetchPolicy: 'no-cache' });
  async function run(reason: string) {
    const empty = name.trim() === '' && telephone.trim() === '';
    setNothing(empty);
    if (empty) return;
    const { data: done } = await correct({ variables: { input: { residentId: subject.id, version: subject.version, name, telephone, reason } } }).catch(() => ({ data: undefined }));
    if (!done?.correctResident.subject) return;
    void message.success(t('resident.corrected'));
    onClose(true);
  }
  return (
    <Frame title={`${t('resident.correct')} · ${subject.name}`} about={t('resident.correctAbout')} submit={t('resident.save')} busy={loading} onSubmit={(reason) => void run(reason)} onClose={() => onClose(false)}>
      <Problem error={error} refusal={data?.correctResident.refusal} />
      <TextField label={t('resident.name')} value={name} onChange={setName} maxLength={60} error={nothing ? t('resident.nothing') : undefined} />
      <TextField label={t('resident.telephone')} value={telephone} onChange={setTelephone} maxLength={40} inputMode="tel" />
    </Frame>
  );
}

export function EraseDialog({ subject, onClose }: ActProps) {
  const { t } = useTranslation('privacy');
  const { message } = App.useApp();
  const [erase, { data, error, loading }] = useMutation(EraseResidentDocument, { fetchPolicy: 'no-cache' });
  async function run(reason: string) {
    const { data: done } = await erase({ variables: { residentId: subject.id, reason } }).catch(() => ({ data: undefined }));
    if (!done?.eraseResident.subject) return;
    void message.success(t('resident.erasedDone'));
    onClose(true);
  }
  return (
    <Frame title={`${t('resident.erase')} · ${subject.name}`} about={t('resident.eraseAbout')} submit={t('resident.eraseSure')} danger busy={loading} onSubmit={(reason) => void run(reason)} onClose={() => onClose(false)}>
      <Problem error={error} refusal={data?.eraseResident.refusal} />
    </Frame>
  );
}
