import { useMutation, useQuery } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import { traceIdOf } from '../apollo';
import { dateTimeIn, instant } from '../format/time';
import { DisposalListsDocument, ProposeDisposalDocument, type DisposalKind, type DisposalListFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { SelectField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { DisposalDialog } from './disposal-dialog';

const KINDS = ['CASES', 'CALLBACKS', 'HANDOVER_NOTES'] as const satisfies readonly DisposalKind[];
const YEARS = [2, 3, 5, 10] as const;
const COLUMNS = ['what', 'count', 'proposed', 'state', 'act'] as const;

/** Lists of what is past its retention (CB-17): proposed by one, decided by another. */
export function DisposalSection({ centre }: { centre: Centre }) {
  const { t } = useTranslation('privacy');
  const { data, error, refetch } = useQuery(DisposalListsDocument, { variables: { centreId: centre.id }, fetchPolicy: 'cache-and-network' });
  const [shown, setShown] = useState<DisposalListFieldsFragment | null>(null);
  const may = can(useViewer(), 'PROPOSE_DISPOSAL');
  const readAgain = () => void refetch().catch(() => undefined);
  return (
    <section className="card" aria-labelledby="privacy-disposal">
      <h2 id="privacy-disposal">{t('disposal.title')}</h2>
      <p className="privacy-about">{t('disposal.about')}</p>
      {may && <Propose centreId={centre.id} onProposed={readAgain} />}
      {error && <ErrorState what={t('failed')} traceId={traceIdOf(error)} retry={readAgain} />}
      {!error && !data && <Loading rows={3} />}
      {data && (data.disposalLists.length === 0 ? <Empty reason={t('disposal.none')} /> : (
        <div className="privacy-table" tabIndex={0} role="region" aria-label={t('disposal.title')}>
          <table>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`disposal.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.disposalLists.map((list) => (
                <Line key={list.id} list={list} zone={centre.zone} onShow={() => setShown(list)} />
              ))}
            </tbody>
          </table>
        </div>
      ))}
      {shown && (
        <DisposalDialog
          list={shown}
          zone={centre.zone}
          onClose={(decided) => {
            setShown(null);
            if (decided) readAgain();
          }}
        />
      )}
    </section>
  );
}

function Propose({ centreId, onProposed }: { centreId: string; onProposed: () => void }) {
  const { t } = useTranslation('privacy');
  const say = useWords();
  const failure = useFailure();
  const { message } = App.useApp();
  const [kind, setKind] = useState<DisposalKind>('CASES');
  const [years, setYears] = useState('2');
  const [propose, { loading }] = useMutation(ProposeDisposalDocument);
  async function run() {
    try {
      const { data } = await propose({ variables: { input: { centreId, kind, years: Number(years) } } });
      const refusal = data?.proposeDisposal.refusal;
      void (refusal ? message.warning(say(refusal.message), 8) : message.success(t('disposal.proposed')));
      onProposed();
    } catch (error) {
      void message.error(failure(error, t('notDone')));
    }
  }
  return (
    <div className="privacy-bar">
      <SelectField label={t('disposal.kind')} value={kind} onChange={(value) => setKind(value as DisposalKind)} options={KINDS.map((value) => ({ value, label: t(`disposal.kinds.${value}`) }))} />
      <SelectField label={t('disposal.years')} value={years} onChange={setYears} options={YEARS.map((count) => ({ value: String(count), label: t('disposal.yearCount', { count }) }))} />
      <Button type="primary" loading={loading} onClick={() => void run()}>
        {t('disposal.propose')}
      </Button>
    </div>
  );
}

function Line({ list, zone, onShow }: { list: DisposalListFieldsFragment; zone: string; onShow: () => void }) {
  const { t } = useTranslation('privacy');
  const say = useWords();
  const at = (time: string) => <time dateTime={time}>{dateTimeIn(zone, instant(time))}</time>;
  const state = list.approved === null ? t('disposal.state.waiting') : list.approved ? t('disposal.state.approved', { count: list.disposed }) : t('disposal.state.declined');
  return (
    <tr>
      <td>
        {t(`disposal.kinds.${list.kind}`)}
        <small>{t('disposal.before', { day: dateTimeIn(zone, instant(list.before)) })}</small>
      </td>
      <td className="number">{list.count}</td>
      <td>
        {say(list.proposedBy.name)}
        <small>{at(list.proposedAt)}</small>
      </td>
      <td>
        {state}
        {list.decidedBy && list.decidedAt && (
          <small>
            {say(list.decidedBy.name)} {at(list.decidedAt)} {list.reason}
          </small>
        )}
      </td>
      <td>
        <Button size="small" type={list.mayDecide ? 'primary' : 'default'} onClick={onShow} aria-label={`${t(list.mayDecide ? 'disposal.decide' : 'disposal.review')} ${t(`disposal.kinds.${list.kind}`)} ${dateTimeIn(zone, instant(list.proposedAt))}`}>
          {t(list.mayDecide ? 'disposal.decide' : 'disposal.review')}
        </Button>
      </td>
    </tr>
  );
}
