import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskSecondVisitDocument, ReplaceCallbackDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { TextArea } from '../ui/inputs';
import { ActForm } from './act-form';
import type { Sheet } from './callback-paper';
import { actionOf, useCallbackVerb, type CallbackView } from './callback-verbs';
import { ExportCallbacks } from './export-callbacks';
import { PlanForm } from './plan-form';

type Act = 'planCallback' | 'replaceCallback' | 'askSecondVisit';

/** What a visit of its kind and state can ever lead to; who may not do it now reads why. */
function actsOf({ status, origin, group, round }: CallbackView): readonly Act[] {
  if (status === 'OPEN') return origin === 'DRAWN' ? ['planCallback', 'replaceCallback'] : ['planCallback'];
  return group === 'REPAIR' && round === 'FIRST' ? ['askSecondVisit'] : [];
}

/** What else can be done with a visit, what cannot and why, and its two paper forms. */
export function OtherActs({ callback, onActed, onPrint }: { callback: CallbackView; onActed: (closes: boolean) => void; onPrint: (sheet: Sheet) => void }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const [open, setOpen] = useState<Act | null>(null);
  const done = () => {
    setOpen(null);
    onActed(false);
  };
  const acts = actsOf(callback).flatMap((verb) => actionOf(callback, verb) ?? []);
  const home = callback.form === 'HOME_VISIT' || (callback.form === null && callback.forms.some(({ form, allowed }) => form === 'HOME_VISIT' && allowed));
  return (
    <section className="other-acts" aria-label={t('card.others')}>
      <div className="other-acts-bar">
        {acts.map(({ verb, allowed, why }) => (
          <Button key={verb} disabled={!allowed} title={why ? say(why) : undefined} aria-expanded={allowed ? open === verb : undefined} onClick={() => setOpen(open === verb ? null : (verb as Act))}>
            {t(`verbs.${verb as Act}`)}
          </Button>
        ))}
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => onPrint({ form: 'RECORD', callback })}>
          {t('print.RECORD')}
        </Button>
        {home && (
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => onPrint({ form: 'VISIT', callback })}>
            {t('print.VISIT')}
          </Button>
        )}
        {callback.recordedAt !== null && <ExportCallbacks what={{ callbackId: callback.id }} name={t('exportRecord')} />}
      </div>
      {open === 'planCallback' && <PlanForm callback={callback} onDone={done} onCancel={() => setOpen(null)} />}
      {open === 'replaceCallback' && <ReasonForm verb="replaceCallback" callback={callback} onDone={done} onCancel={() => setOpen(null)} />}
      {open === 'askSecondVisit' && <ReasonForm verb="askSecondVisit" callback={callback} onDone={done} onCancel={() => setOpen(null)} />}
    </section>
  );
}

const DOCUMENTS = { replaceCallback: ReplaceCallbackDocument, askSecondVisit: AskSecondVisitDocument } as const;

function ReasonForm({ verb, callback, onDone, onCancel }: { verb: keyof typeof DOCUMENTS; callback: CallbackView; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('callbacks');
  const send = useCallbackVerb(DOCUMENTS[verb]);
  const [reason, setReason] = useState('');
  const problems = { reason: [...reason.trim()].length < 2 ? t('problem.reason') : undefined };
  return (
    <ActForm submitName={t(`verbs.${verb}`)} doneWords={t(`done.${verb}`)} problems={problems} onDone={onDone} onCancel={onCancel} send={(clientKey) => send({ clientKey, callbackId: callback.id, reason: reason.trim() })}>
      {(shown) => (
        <>
          <p className="soft">{t(`about.${verb}`)}</p>
          <TextArea label={t('field.reason')} required value={reason} onChange={setReason} error={shown['reason']} maxLength={500} rows={2} />
        </>
      )}
    </ActForm>
  );
}
