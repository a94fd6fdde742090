import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { can, useViewer } from '../access/viewer';
import { Explanation } from '../cases/explanation';
import { Moment } from '../cases/moment';
import { ObligationClock } from '../cases/obligation-clock';
import { SampleTaken } from '../complaints/sample-fields';
import { DutyByIdDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { HouseLink } from '../ui/house-link';
import { Loading } from '../ui/loading';
import { CoveredRecords } from './covered-records';
import { DutyForm } from './duty-form';
import { verbOf, type DutyView } from './duty-verbs';
import { periodText } from './period-text';
// Clock and explanation are dressed by the page that they come from.
import '../cases/case-page.css';
import './duties.css';

/** One duty: its clock, what it covers, and the form that does it; or who did it and what was found. */
export function DutyDialog({ id, onClose, onAcknowledge }: { id: string; onClose: (done: boolean) => void; onAcknowledge: ((obligationId: string, name: string) => void) | null }) {
  const { t } = useTranslation('duties');
  const say = useWords();
  const { data, error, refetch } = useQuery(DutyByIdDocument, { variables: { id }, fetchPolicy: 'network-only' });
  const duty = data?.duty;
  return (
    <Dialog title={duty ? `${say(duty.name)} · ${periodText(duty, duty.centre.zone)}` : t('title')} onClose={() => onClose(false)} holdsText>
      <div className="duty-dialog">
        {error && <ErrorState what={t('oneFailed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
        {!data && !error && <Loading rows={6} />}
        {data && !duty && <p>{t('gone')}</p>}
        {duty && <Details duty={duty} onClose={onClose} onAcknowledge={onAcknowledge && (() => onAcknowledge(duty.obligation.id, say(duty.name)))} />}
      </div>
    </Dialog>
  );
}

function Details({ duty, onClose, onAcknowledge }: { duty: DutyView; onClose: (done: boolean) => void; onAcknowledge: (() => void) | null }) {
  const { t } = useTranslation('duties');
  const say = useWords();
  const { t: complaints } = useTranslation('complaints');
  const viewer = useViewer();
  const [explained, setExplained] = useState(false);
  const { zone } = duty.centre;
  const action = duty.availableActions.find(({ verb }) => verb === duty.verb);
  return (
    <>
      <p className="soft">
        {say(duty.centre.name)} · {t('period')} {periodText(duty, zone)}
      </p>
      <ul className="obligations">
        <ObligationClock obligation={duty.obligation} zone={zone} onExplain={() => setExplained(true)} onAcknowledge={onAcknowledge} />
      </ul>
      {duty.records !== null && <CoveredRecords duty={duty} />}
      {duty.status === 'DONE' ? (
        <section className="duty-finding" aria-label={t('found')}>
          <p>
            <b>{t('found')}</b> {duty.fulfilledBy && say(duty.fulfilledBy.name)} {duty.fulfilledAt && <Moment at={duty.fulfilledAt} zone={zone} />}
          </p>
          <blockquote>{duty.finding}</blockquote>
          {duty.verb === 'sampleRecords' && <SampleTaken dutyId={duty.id} />}
        </section>
      ) : action?.allowed && duty.rule === 'CP-28' && can(viewer, 'VIEW_COMPLAINT_REPORTS') ? (
        <p>
          <HouseLink to={`/complaints/report/${periodText(duty, zone)}?centre=${viewer.centres.find(({ id }) => id === duty.centre.id)?.code ?? ''}`}>{complaints('report.toReport')}</HouseLink>
        </p>
      ) : action?.allowed && verbOf(duty) ? (
        <DutyForm duty={duty} onDone={() => onClose(true)} onCancel={() => onClose(false)} />
      ) : (
        <p className="duty-why">{action?.why ? say(action.why) : t('noVerb')}</p>
      )}
      {explained && <Explanation id={duty.obligation.id} zone={zone} onClose={() => setExplained(false)} />}
    </>
  );
}
