import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { Explanation } from '../cases/explanation';
import { ObligationClock } from '../cases/obligation-clock';
import { CallbackByIdDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ChoiceBar } from '../ui/choice-bar';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { Attempts } from './attempts';
import { AttemptForm } from './attempt-form';
import { CallFacts } from './call-facts';
import type { Sheet } from './callback-paper';
import { CallbackRecord } from './callback-record';
import { useCallbackName } from './callback-table';
import { actionOf, may, type CallbackView } from './callback-verbs';
import { OtherActs } from './other-acts';
import { RecordForm } from './record-form';
import { DecideForm, ReviewForm } from './review-form';

interface CardProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
  readonly onPrint: (sheet: Sheet) => void;
}

/** One visit on one card: whom to ask for and about what, what to say, what was tried; beside it the form of what came of it. */
export function CallCard({ id, onClose, onChanged, onPrint }: CardProps) {
  const { t } = useTranslation('callbacks');
  const { data, error, refetch } = useQuery(CallbackByIdDocument, { variables: { id }, fetchPolicy: 'network-only' });
  const callback = data?.callback;
  const name = useCallbackName();
  const acted = (closes: boolean) => {
    onChanged();
    if (closes) onClose();
    else void refetch().catch(() => undefined);
  };
  return (
    <Dialog title={callback ? `${t('card.title')} · ${name(callback)}` : t('card.title')} onClose={onClose} holdsText>
      <div className="call-card">
        {error && <ErrorState what={t('card.failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
        {!data && !error && <Loading rows={10} />}
        {data && !callback && <p>{t('card.gone')}</p>}
        {callback && <Card callback={callback} onActed={acted} onClose={onClose} onPrint={onPrint} />}
      </div>
    </Dialog>
  );
}

function Card({ callback, onActed, onClose, onPrint }: { callback: CallbackView; onActed: (closes: boolean) => void; onClose: () => void; onPrint: (sheet: Sheet) => void }) {
  const [explained, setExplained] = useState<string | null>(null);
  const { zone } = callback.centre;
  const visited = callback.recordedAt !== null;
  const owed = callback.obligations.filter(({ status }) => status === 'OPEN');
  return (
    <>
      <div className="call-columns">
        <div className="call-side">
          <CallFacts callback={callback} />
          {owed.length > 0 && (
            <ul className="obligations">
              {owed.map((obligation) => (
                <ObligationClock key={obligation.id} obligation={obligation} zone={zone} onExplain={() => setExplained(obligation.id)} onAcknowledge={null} />
              ))}
            </ul>
          )}
          <Attempts callback={callback} />
        </div>
        <div className="call-main">
          {visited ? (
            <>
              <CallbackRecord callback={callback} />
              {callback.status === 'VISITED' && <Review callback={callback} onActed={onActed} />}
              {may(callback, 'decideCallback') && <DecideForm callback={callback} onDone={() => onActed(false)} />}
            </>
          ) : (
            <Visit callback={callback} onActed={onActed} onClose={onClose} />
          )}
          <OtherActs callback={callback} onActed={onActed} onPrint={onPrint} />
        </div>
      </div>
      {explained !== null && <Explanation id={explained} zone={zone} onClose={() => setExplained(null)} />}
    </>
  );
}

/** Either somebody was reached, or not: one choice, then its form. */
function Visit({ callback, onActed, onClose }: { callback: CallbackView; onActed: (closes: boolean) => void; onClose: () => void }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const [reached, setReached] = useState(true);
  const choice = useRef<HTMLDivElement>(null);
  // The dialog was there before what it shows: the first field is focused when it comes.
  useEffect(() => choice.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus({ preventScroll: true }), []);
  const record = may(callback, 'recordCallback');
  const attempt = may(callback, 'attemptCallback');
  if (!record && !attempt) {
    const why = actionOf(callback, 'recordCallback')?.why;
    return <p className="callback-why">{why ? say(why) : t(`notOpen.${callback.status}`)}</p>;
  }
  return (
    <div ref={choice} className="call-visit">
      {record && attempt && (
        <ChoiceBar
          legend={t('card.outcome')}
          value={reached ? 'REACHED' : 'NOT'}
          onChange={(value) => setReached(value === 'REACHED')}
          options={[{ value: 'REACHED', label: t('card.reached') }, { value: 'NOT', label: t('card.notReached') }]}
          firstFocus
        />
      )}
      {record && reached ? <RecordForm callback={callback} onDone={() => onActed(true)} onCancel={onClose} /> : <AttemptForm callback={callback} onDone={() => onActed(true)} onCancel={onClose} />}
    </div>
  );
}

function Review({ callback, onActed }: { callback: CallbackView; onActed: (closes: boolean) => void }) {
  const say = useWords();
  if (may(callback, 'reviewCallback')) return <ReviewForm callback={callback} onDone={() => onActed(false)} />;
  const why = actionOf(callback, 'reviewCallback')?.why;
  return why ? <p className="callback-why">{say(why)}</p> : null;
}
