import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { can, useViewer } from '../access/viewer';
import { useServerNow } from '../format/server-clock';
import { OfficesDocument, RosterDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { FromFile } from '../imports/from-file';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { SelectField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { RosterGrid } from './roster-grid';
import { stretchOf, weekOf } from './roster-week';

/** Who is on duty when, a week at a time, per centre and post. */
export function Roster() {
  const { t } = useTranslation('staff');
  const say = useWords();
  const viewer = useViewer();
  const now = useServerNow();
  const [search, setSearch] = useSearchParams();
  const [weeks, setWeeks] = useState(0);
  const { data, error, refetch } = useQuery(OfficesDocument, { fetchPolicy: 'cache-and-network' });
  const offices = (data?.offices ?? []).flatMap((office) => (office.centre ? [{ ...office, centre: office.centre }] : []));
  const centres = [...new Map(offices.map(({ centre }) => [centre.id, centre])).values()];
  const centre = centres.find(({ code }) => code === search.get('centre')) ?? centres[0];
  const posts = offices.filter((office) => office.centre.id === centre?.id);
  const office = posts.find(({ post }) => post.key === search.get('post')) ?? posts.find(({ rostered }) => rostered) ?? posts[0];
  const choose = (key: string) => (value: string) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      after.set(key, value);
      return after;
    });
  if (error && !data) return <ErrorState what={t('failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <Loading rows={8} />;
  if (!centre || !office) return <Empty reason={t('noCentre')} />;
  const week = weekOf(centre.zone, now, weeks);
  return (
    <div className="staff-body">
      <div className="staff-tools">
        {centres.length > 1 && <SelectField label={t('centre')} value={centre.code} onChange={choose('centre')} options={centres.map(({ code, name }) => ({ value: code, label: say(name) }))} />}
        <SelectField label={t('post')} value={office.post.key} onChange={choose('post')} options={posts.map(({ post }) => ({ value: post.key, label: say(post.name) }))} />
        <span className="staff-week">
          <Button aria-label={t('weekBefore')} onClick={() => setWeeks(weeks - 1)}>
            ←
          </Button>
          <b>
            {week[0]} – {week[6]}
          </b>
          <Button aria-label={t('weekAfter')} onClick={() => setWeeks(weeks + 1)}>
            →
          </Button>
          {weeks !== 0 && <Button onClick={() => setWeeks(0)}>{t('thisWeek')}</Button>}
        </span>
        <FromFile kind="ROSTER" centre={centre.code} />
      </div>
      <Week key={`${centre.id} ${office.post.key} ${week[0]}`} centre={centre} office={office} week={week} before={weekOf(centre.zone, now, weeks - 1)} plans={can(viewer, 'PLAN_ROSTER')} />
    </div>
  );
}

type Offices = NonNullable<Parameters<typeof RosterGrid>[0]['office']>;

function Week({ centre, office, week, before, plans }: { centre: { id: string; zone: string }; office: Offices; week: readonly string[]; before: readonly string[]; plans: boolean }) {
  const { t } = useTranslation('staff');
  const { from, until } = stretchOf(centre.zone, week);
  const variables = { centreId: centre.id, post: office.post.key, from: new Date(from).toISOString(), until: new Date(until).toISOString() };
  const { data, error, refetch } = useQuery(RosterDocument, { variables, fetchPolicy: 'network-only' });
  if (error) return <ErrorState what={t('failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <Loading rows={6} />;
  return <RosterGrid centre={centre} office={office} week={week} before={before} plans={plans} shifts={data.roster} />;
}
