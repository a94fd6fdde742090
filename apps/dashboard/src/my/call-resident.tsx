import { PhoneOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import { RevealDialog } from '../cases/caller';
import type { MyMatter } from './work-items';

/** The number is masked until somebody says why it is needed, which is logged; then it is one tap to call. */
export function CallResident({ matter }: { matter: MyMatter }) {
  const { t } = useTranslation('my');
  const mayReveal = can(useViewer(), 'REVEAL_TELEPHONE');
  const [asking, setAsking] = useState(false);
  const [telephone, setTelephone] = useState<string | null>(null);
  if (matter.callerTelephoneMasked === null) return null;
  if (telephone !== null) {
    return (
      <a className="my-act" href={`tel:${telephone}`}>
        <PhoneOutlined aria-hidden /> {telephone}
      </a>
    );
  }
  return (
    <>
      <button type="button" className="my-act" disabled={!mayReveal} title={mayReveal ? undefined : t('mayNotCall')} onClick={() => setAsking(true)}>
        <PhoneOutlined aria-hidden />
        {t('call')}
      </button>
      {asking && (
        <RevealDialog
          caseId={matter.row.id}
          onClose={() => setAsking(false)}
          onShown={(whole) => {
            setTelephone(whole);
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
