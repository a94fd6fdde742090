import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { can, useViewer } from '../access/viewer';
import { Moment } from '../cases/moment';
import { HandoverDocument, HandoversDocument, type HandoverFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { SelectField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { DutyLog } from './duty-log';
import { HandOverBar, SignBar } from './hand-over-bars';
import { Notes } from './notes';
import { OnDutyCard } from './on-duty-card';
import { OpenMatters } from './open-matters';
import { PastHandovers } from './past-handovers';
import './handover.css';
import './handover-print.css';

/** The running shift goes on while it is looked at. */
const LOOK_EVERY_MS = 30_000;

/** What one shift hands over to the next; with `?id=`, what was handed over. */
export function Component() {
  const { t } = useTranslation('handover');
  const { t: house } = useTranslation();
  const say = useWords();
  const viewer = useViewer();
  const [search, setSearch] = useSearchParams();
  const own = viewer.centres.find(({ id }) => viewer.holdings.some(({ centre }) => centre?.id === id));
  const centre = viewer.centres.find(({ code }) => code === search.get('centre')) ?? own ?? viewer.centres[0];
  const id = search.get('id');
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);
  const show = (next: { centre?: string; id?: string | null }) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      if (next.centre) after.set('centre', next.centre);
      if (next.id) after.set('id', next.id);
      else after.delete('id');
      return after;
    });
  return (
    <div className="handover">
      <header className="handover-head">
        <h1>{t('title')}</h1>
        {viewer.centres.length > 1 && centre && (
          <SelectField label={t('centre')} value={centre.code} onChange={(code) => show({ centre: code })} options={viewer.centres.map(({ code, name }) => ({ value: code, label: say(name) }))} />
        )}
        <span className="handover-tools">
          {id !== null && <Button onClick={() => show({})}>{t('toRunning')}</Button>}
          <Button onClick={() => window.print()}>{t('print')}</Button>
        </span>
      </header>
      {centre ? <Shift key={`${centre.id} ${id ?? ''}`} centre={centre} id={id} show={(next) => show({ id: next })} /> : <Empty reason={t('noCentre')} />}
    </div>
  );
}

function Shift({ centre, id, show }: { centre: Centre; id: string | null; show: (id: string | null) => void }) {
  const { t } = useTranslation('handover');
  const variables = { centreId: centre.id, id };
  const { data, error, refetch } = useQuery(HandoverDocument, { variables, fetchPolicy: 'cache-and-network', pollInterval: id === null ? LOOK_EVERY_MS : 0 });
  const past = useQuery(HandoversDocument, { variables: { centreId: centre.id }, fetchPolicy: 'cache-and-network' });
  const may = can(useViewer(), 'HAND_OVER');
  const shift = data?.handover;
  const waiting = past.data?.handovers.edges.find(({ node }) => node.signedAt === null)?.node;
  const more = () =>
    void past
      .fetchMore({
        variables: { after: past.data?.handovers.pageInfo.endCursor ?? null },
        updateQuery: (before, { fetchMoreResult: next }) => ({ handovers: { ...next.handovers, edges: [...before.handovers.edges, ...next.handovers.edges] } }),
      })
      .catch(() => undefined);
  const again = () => void Promise.all([refetch(), past.refetch()]).catch(() => undefined);
  return (
    <>
      {error && <ErrorState what={t('failed')} traceId={traceIdOf(error)} retry={again} />}
      {!data && !error && <Loading rows={8} />}
      {data && !shift && <Empty reason={t('noSuch')} />}
      {id === null && waiting && (
        <p className="handover-waiting" role="status">
          {t('waiting')} <Moment at={waiting.handedOverAt} zone={centre.zone} /> <Button type="primary" onClick={() => show(waiting.id)}>{t('lookAndSign')}</Button>
        </p>
      )}
      {shift && (
        <>
          <PaperHead centre={centre} shift={shift} />
          {may && id === null && <HandOverBar centre={centre} shift={shift} waits={waiting !== undefined} onDone={(handoverId) => (handoverId ? show(handoverId) : again())} />}
          {id !== null && <SignBar shift={shift} zone={centre.zone} may={may} onDone={again} />}
          <div className="handover-columns">
            <div className="handover-side">
              <OnDutyCard posts={shift.onDuty} zone={centre.zone} frozen={id !== null} />
              <Notes centreId={centre.id} notes={shift.notes} zone={centre.zone} writes={may && id === null} onWritten={again} />
              <PastHandovers page={past.data?.handovers} error={past.error} retry={again} more={more} zone={centre.zone} shown={id} show={show} />
            </div>
            <div className="handover-main">
              <OpenMatters matters={shift.open} zone={centre.zone} until={shift.coversUntil} />
              <DutyLog lines={shift.log} zone={centre.zone} />
            </div>
          </div>
          <PaperFoot shift={shift} zone={centre.zone} />
        </>
      )}
    </>
  );
}

/** The title of the paper form; on the screen, the time that is covered. */
function PaperHead({ centre, shift }: { centre: Centre; shift: HandoverFieldsFragment }) {
  const { t } = useTranslation('handover');
  const say = useWords();
  return (
    <div className="handover-period">
      <h2 className="on-paper">
        {say(centre.name)} {t('form')}
      </h2>
      <p>
        {t('covers')} <Moment at={shift.coversFrom} zone={centre.zone} /> – <Moment at={shift.coversUntil} zone={centre.zone} />
        {shift.id === null && <span className="soft"> {t('running')}</span>}
      </p>
    </div>
  );
}

function PaperFoot({ shift, zone }: { shift: HandoverFieldsFragment; zone: string }) {
  const { t } = useTranslation('handover');
  const say = useWords();
  return (
    <dl className="on-paper handover-signatures">
      <div>
        <dt>{t('handedOverBy')}</dt>
        <dd>
          {shift.handedOverBy && say(shift.handedOverBy.name)} {shift.handedOverAt && <Moment at={shift.handedOverAt} zone={zone} />}
        </dd>
      </div>
      <div>
        <dt>{t('signedBy')}</dt>
        <dd>
          {shift.signedBy && say(shift.signedBy.name)} {shift.signedAt && <Moment at={shift.signedAt} zone={zone} />}
        </dd>
      </div>
    </dl>
  );
}
