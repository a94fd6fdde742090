import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import type { CaseView } from '../cases/case-view';
import { CreateResidentLinkDocument } from '../gql/graphql';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { SelectField } from '../ui/inputs';
import { QrCode } from '../ui/qr-code';
import { useFailure } from '../use-failure';
import { Receipt } from './receipt';

interface ReceiptDialogProps {
  readonly work: CaseView;
  /** Of a collective complaint; empty: it is none. */
  readonly households: readonly { readonly value: string; readonly label: string }[];
  readonly onClose: (made: boolean) => void;
}

/** Makes a link, then shows its receipt, whose code nobody can see again. */
export default function ReceiptDialog({ work, households, onClose }: ReceiptDialogProps) {
  const { t } = useTranslation('receipts');
  const failure = useFailure();
  const [householdId, setHouseholdId] = useState('');
  const [create, { loading }] = useMutation(CreateResidentLinkDocument, { fetchPolicy: 'no-cache' });
  const [made, setMade] = useState<{ readonly address: string; readonly days: number } | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  async function make() {
    setTrouble(null);
    try {
      const { data } = await create({ variables: { caseId: work.id, householdId: householdId || null } });
      const { token, link } = data!.createResidentLink;
      setMade({ address: `${location.origin}/r/${token}`, days: link.days });
    } catch (error) {
      setTrouble(error);
    }
  }
  return (
    <Dialog title={t(made ? 'dialog.made' : 'dialog.title')} onClose={() => onClose(made !== null)} holdsText>
      <div className="receipt-dialog">
        {made ? (
          <Ready work={work} {...made} onClose={() => onClose(true)} />
        ) : (
          <>
            {trouble !== null && <ErrorState what={failure(trouble, t('dialog.failed'))} traceId={traceIdOf(trouble)} />}
            <p>{t('dialog.about')}</p>
            {households.length > 0 && <SelectField label={t('forHousehold')} value={householdId} onChange={setHouseholdId} options={[{ value: '', label: '—' }, ...households]} />}
            <footer>
              <Button onClick={() => onClose(false)}>{t('cancel')}</Button>
              <Button type="primary" loading={loading} onClick={() => void make()} data-first-focus>
                {t('dialog.make')}
              </Button>
            </footer>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Ready({ work, address, days, onClose }: { work: CaseView; address: string; days: number; onClose: () => void }) {
  const { t } = useTranslation('receipts');
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  // Over plain http the browser has no clipboard for pages: the marked text is copied by hand.
  async function copy() {
    field.current?.select();
    await navigator.clipboard?.writeText(address).then(() => setCopied(true), () => undefined);
  }
  return (
    <>
      <p>{t('dialog.once')}</p>
      <QrCode value={address} label={t('paper.qr')} />
      <div className="field">
        <label htmlFor="resident-link">{t('dialog.address')}</label>
        <input ref={field} id="resident-link" className="control" readOnly value={address} onFocus={(event) => event.target.select()} />
      </div>
      <footer>
        <span role="status">{copied && t('dialog.copied')}</span>
        <Button onClick={() => void copy()}>{t('dialog.copy')}</Button>
        <Button type="primary" onClick={() => window.print()}>
          {t('dialog.print')}
        </Button>
        <Button onClick={onClose}>{t('dialog.close')}</Button>
      </footer>
      <Receipt work={work} address={address} days={days} />
    </>
  );
}
