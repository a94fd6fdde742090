import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lineAbove } from '../cases/verbs/report-up-dialog';
import { PostLineDocument, type ReferredTo } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ChoiceBar } from '../ui/choice-bar';
import { Dialog } from '../ui/dialog';
import { SelectField, TextArea, TextField } from '../ui/inputs';
import type { Deed } from './act';
import type { MyMatter } from './work-items';

interface ActDialogProps {
  readonly matter: MyMatter;
  readonly onClose: () => void;
  readonly act: (deed: Deed) => void;
}

/** A form whose deed is kept at once and sent when the line is there; so it has nothing to wait for. */
function ActForm({ title, onClose, complete, onAct, children }: { title: string; onClose: () => void; complete: boolean; onAct: () => void; children: (tried: boolean) => ReactNode }) {
  const { t } = useTranslation('my');
  const [tried, setTried] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!complete) return;
    onAct();
    onClose();
  }
  return (
    <Dialog title={title} onClose={onClose} holdsText>
      <form className="my-form" onSubmit={submit} noValidate>
        {children(tried)}
        <footer>
          <Button size="large" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button size="large" type="primary" htmlType="submit">
            {t('confirm')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** FD-05: the work is done, with its result in a line. */
export function DoneDialog({ matter, onClose, act }: ActDialogProps) {
  const { t } = useTranslation('my');
  const [result, setResult] = useState('');
  return (
    <ActForm title={`${t('done')} · ${matter.row.number}`} onClose={onClose} complete={result.trim() !== ''} onAct={() => act({ kind: 'SETTLE', result: result.trim() })}>
      {(tried) => <TextArea label={t('result')} required value={result} onChange={setResult} maxLength={5000} error={tried && !result.trim() ? t('missing.result') : undefined} data-first-focus />}
    </ActForm>
  );
}

/** A step that wants something written down with it. */
export function StepDialog({ matter, onClose, act, step }: ActDialogProps & { step: MyMatter['checklists'][number]['steps'][number] }) {
  const { t } = useTranslation('my');
  const say = useWords();
  const [evidence, setEvidence] = useState('');
  return (
    <ActForm title={`${say(step.name)} · ${matter.row.number}`} onClose={onClose} complete={evidence.trim() !== ''} onAct={() => act({ kind: 'STEP', step: step.key, name: step.name, evidence: evidence.trim() })}>
      {(tried) => <TextArea label={step.evidence ? say(step.evidence) : t('evidence')} required value={evidence} onChange={setEvidence} maxLength={5000} error={tried && !evidence.trim() ? t('missing.evidence') : undefined} data-first-focus />}
    </ActForm>
  );
}

const PARTIES = ['DEPARTMENT', 'DEVELOPER', 'POLICE', 'SUPPLIER', 'AUTHORITY'] as const satisfies readonly ReferredTo[];

/** HR-09 (严禁推诿): what cannot be done here is reported up, or referred to those who can; never just left. */
export function CannotDialog({ matter, onClose, act }: ActDialogProps) {
  const { t } = useTranslation('my');
  const say = useWords();
  const { data } = useQuery(PostLineDocument);
  const above = lineAbove(data?.posts ?? [], matter.row.owner);
  const may = (verb: string) => matter.actions.some((action) => action.verb === verb && action.allowed);
  const [chosenWay, setWay] = useState<string | null>(null);
  const [chosenPost, setPost] = useState('');
  const [party, setParty] = useState<ReferredTo>('SUPPLIER');
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const ways = (['reportUp', 'referCase'] as const).filter(may);
  const way = chosenWay ?? ways[0] ?? null;
  const post = chosenPost || above[0]?.key || '';
  const refers = way === 'referCase';
  const complete = reason.trim() !== '' && (refers ? name.trim() !== '' : post !== '');
  const deed = (): Deed => (refers ? { kind: 'REFER', party, name: name.trim(), reason: reason.trim() } : { kind: 'REPORT_UP', to: [post], note: reason.trim() });
  return (
    <ActForm title={`${t('cannot')} · ${matter.row.number}`} onClose={onClose} complete={complete} onAct={() => act(deed())}>
      {(tried) => (
        <>
          <ChoiceBar legend={t('cannotWay')} value={way} onChange={setWay} options={ways.map((value) => ({ value, label: t(`ways.${value}`) }))} />
          {refers ? (
            <>
              <SelectField label={t('referTo')} required value={party} onChange={(value) => setParty(value as ReferredTo)} options={PARTIES.map((value) => ({ value, label: t(`parties.${value}`) }))} />
              <TextField label={t('referName')} required value={name} onChange={setName} maxLength={80} error={tried && !name.trim() ? t('missing.name') : undefined} />
            </>
          ) : (
            <SelectField label={t('reportTo')} required value={post} onChange={setPost} options={above.map((one) => ({ value: one.key, label: say(one.name) }))} error={tried && !post ? t('missing.post') : undefined} />
          )}
          <TextArea label={t('reason')} required value={reason} onChange={setReason} maxLength={1000} error={tried && !reason.trim() ? t('missing.reason') : undefined} data-first-focus />
        </>
      )}
    </ActForm>
  );
}
