import { useMutation } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { useViewer } from '../access/viewer';
import { Moment } from '../cases/moment';
import { newClientKey } from '../client-key';
import { HandOverDocument, SignHandoverDocument, type HandoverFieldsFragment, type RefusalFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { RefusalNote } from '../ui/refusal-note';

/** The leaving shift hands over. While the hand-over before is unsigned there is nobody to hand over to. */
export function HandOverBar({ centre, shift, waits, onDone }: { centre: Centre; shift: HandoverFieldsFragment; waits: boolean; onDone: (handoverId: string | null) => void }) {
  const { t } = useTranslation('handover');
  const [asking, setAsking] = useState(false);
  return (
    <div className="handover-bar">
      <Button type={waits ? 'default' : 'primary'} disabled={waits} onClick={() => setAsking(true)} aria-describedby="hand-over-why">
        {t('handOver')}
      </Button>
      <span id="hand-over-why" className="soft">
        {t(waits ? 'signFirst' : 'handOverAbout')}
      </span>
      {asking && (
        <HandOverDialog
          centre={centre}
          shift={shift}
          onClose={(handoverId) => {
            setAsking(false);
            if (handoverId !== undefined) onDone(handoverId);
          }}
        />
      )}
    </div>
  );
}

function HandOverDialog({ centre, shift, onClose }: { centre: Centre; shift: HandoverFieldsFragment; onClose: (handoverId?: string | null) => void }) {
  const { t } = useTranslation('handover');
  const failure = useFailure();
  const key = useRef(newClientKey());
  const [refusal, setRefusal] = useState<RefusalFieldsFragment | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [handOver, { loading }] = useMutation(HandOverDocument);
  async function send() {
    setTrouble(null);
    setRefusal(null);
    try {
      const { data } = await handOver({ variables: { input: { clientKey: key.current, centreId: centre.id } } });
      if (data?.handOver.refusal) setRefusal(data.handOver.refusal);
      else onClose(data?.handOver.handover?.id ?? null);
    } catch (error) {
      setTrouble(error);
    }
  }
  return (
    <Dialog title={t('handOver')} onClose={() => onClose()}>
      <div className="handover-confirm">
        {refusal && <RefusalNote refusal={refusal} />}
        {trouble !== null && <ErrorState what={failure(trouble, t('notHandedOver'))} traceId={traceIdOf(trouble)} />}
        <p>{t('handOverSure', { log: shift.log.length, open: shift.open.length, notes: shift.notes.length })}</p>
        <footer>
          <Button onClick={() => onClose()}>{t('cancel')}</Button>
          <Button type="primary" loading={loading} onClick={() => void send()} data-first-focus>
            {t('handOverNow')}
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}

/** Who handed over, and who signed or may sign: another person (law 10). */
export function SignBar({ shift, zone, may, onDone }: { shift: HandoverFieldsFragment; zone: string; may: boolean; onDone: () => void }) {
  const { t } = useTranslation('handover');
  const failure = useFailure();
  const { message } = App.useApp();
  const say = useWords();
  const viewer = useViewer();
  const key = useRef(newClientKey());
  const [refusal, setRefusal] = useState<RefusalFieldsFragment | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [sign, { loading }] = useMutation(SignHandoverDocument);
  const { id, handedOverBy, handedOverAt, signedBy, signedAt } = shift;
  const own = handedOverBy?.id === viewer.id;
  async function send() {
    setTrouble(null);
    setRefusal(null);
    try {
      const { data } = await sign({ variables: { input: { clientKey: key.current, handoverId: id! } } });
      if (data?.signHandover.refusal) setRefusal(data.signHandover.refusal);
      else message.success(t('signed'));
      onDone();
    } catch (error) {
      setTrouble(error);
    }
  }
  return (
    <div className="handover-bar">
      <span>
        {t('handedOverBy')}：<b>{handedOverBy && say(handedOverBy.name)}</b> {handedOverAt && <Moment at={handedOverAt} zone={zone} />}
      </span>
      {signedAt ? (
        <span className="handover-signed">
          ✓ {t('signedBy')}：<b>{signedBy && say(signedBy.name)}</b> <Moment at={signedAt} zone={zone} />
        </span>
      ) : (
        <>
          <span className="handover-unsigned">{t('unsigned')}</span>
          {may && (
            <Button type="primary" disabled={own} loading={loading} onClick={() => void send()} aria-describedby="sign-why">
              {t('sign')}
            </Button>
          )}
          {may && (
            <span id="sign-why" className="soft">
              {t(own ? 'signNotOwn' : 'signAbout')}
            </span>
          )}
        </>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
      {trouble !== null && <ErrorState what={failure(trouble, t('notSigned'))} traceId={traceIdOf(trouble)} />}
    </div>
  );
}
