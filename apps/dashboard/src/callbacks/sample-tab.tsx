import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { Moment } from '../cases/moment';
import { CallbackSampleDocument, type CallbackSampleQuery } from '../gql/graphql';
import type { Centre } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { HouseLink } from '../ui/house-link';
import { Loading } from '../ui/loading';
import { GroupTable } from './group-table';
import { checkDraw, scoreOf, type DrawCheck } from './recompute-draw';

type Month = NonNullable<CallbackSampleQuery['callbackMonth']>;
type Sample = Month['sample'];

/** CB-08: how the month is drawn, what is owed of it, and, once the secret is told, the draw made again by whoever looks. */
export function SampleTab({ centre, month }: { centre: Centre; month: string }) {
  const { t } = useTranslation('callbacks');
  const { data, error, refetch } = useQuery(CallbackSampleDocument, { variables: { centreId: centre.id, month }, fetchPolicy: 'cache-and-network' });
  const shown = data?.callbackMonth;
  return (
    <>
      {error && <ErrorState what={t(shown ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!data && !error && <Loading rows={8} />}
      {data && !shown && <Empty reason={t('sample.none')} />}
      {shown && (
        <>
          <section className="card sample-how" aria-labelledby="sample-how">
            <h2 id="sample-how">{t('sample.how')}</h2>
            <ol>
              {t('sample.steps', { returnObjects: true }).map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
          <GroupTable groups={shown.groups} />
          <Commitment sample={shown.sample} zone={centre.zone} />
          {shown.sample.secret !== null && shown.sample.candidates !== null && <DrawAgain key={shown.sample.secret} month={shown} zone={centre.zone} />}
        </>
      )}
    </>
  );
}

/** The promise, and later what it stood for. */
function Commitment({ sample: { hash, committedAt, secret, revealedAt }, zone }: { sample: Sample; zone: string }) {
  const { t } = useTranslation('callbacks');
  return (
    <section className="card sample-secret" aria-labelledby="sample-secret">
      <h2 id="sample-secret">{t('sample.secretTitle')}</h2>
      <dl>
        <dt>{t('sample.hash')}</dt>
        <dd>
          {hash === null ? <span className="soft">{t('sample.noHash')}</span> : <code>{hash}</code>} {committedAt && <span className="soft">{t('sample.committedAt')} <Moment at={committedAt} zone={zone} /></span>}
        </dd>
        <dt>{t('sample.secret')}</dt>
        <dd>
          {secret === null ? <span className="soft">{t('sample.notYet')}</span> : <code>{secret}</code>} {revealedAt && <span className="soft">{t('sample.revealedAt')} <Moment at={revealedAt} zone={zone} /></span>}
        </dd>
      </dl>
    </section>
  );
}

/** Reckoned in this browser, from the secret alone. */
function DrawAgain({ month: { sample, groups }, zone }: { month: Month; zone: string }) {
  const { t } = useTranslation('callbacks');
  const [check, setCheck] = useState<DrawCheck | null>(null);
  const { secret, hash, candidates } = sample;
  if (secret === null || hash === null || candidates === null) return null;
  const ranked = candidates.toSorted((a, b) => a.group.localeCompare(b.group) || a.score - b.score);
  const sharePercent = new Map(groups.map(({ group, share }) => [group, share]));
  return (
    <section className="card sample-check" aria-labelledby="sample-check">
      <header>
        <h2 id="sample-check">{t('sample.check')}</h2>
        <Button type="primary" onClick={() => setCheck(checkDraw(secret, hash, candidates, groups))}>
          {t('sample.checkNow')}
        </Button>
      </header>
      <p className="soft">{t('sample.checkAbout')}</p>
      <div role="status">{check && <Findings check={check} />}</div>
      <div className="callback-table" tabIndex={0} role="region" aria-label={t('sample.candidates')}>
        <table>
          <thead>
            <tr>
              {(['group', 'number', 'settledAt', 'score', 'own', 'decision'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`sample.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ranked.map((one) => (
              <tr key={`${one.subjectId} ${one.settledAt}`} className={one.drawn ? 'drawn' : undefined}>
                <td>{t(`groups.${one.group}`)}</td>
                <td>{one.number ? <HouseLink to={`/cases/${encodeURIComponent(one.number)}`}>{one.number}</HouseLink> : <code>{one.subjectId}</code>}</td>
                <td>
                  <Moment at={one.settledAt} zone={zone} />
                </td>
                <td>{one.score.toFixed(6)}</td>
                <td>{check ? (scoreOf(secret, one.subjectId) === one.score ? '✓' : '✕') : '—'}</td>
                <td>
                  {one.withdrawnAt ? t('sample.withdrawn') : one.drawn ? <b>{t((sharePercent.get(one.group) ?? 0) === 100 ? 'origin.OWED' : 'origin.DRAWN')}</b> : t('sample.notDrawn')}
                  {one.status && <span className="soft"> {t(`status.${one.status}`)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Findings({ check }: { check: DrawCheck }) {
  const { t } = useTranslation('callbacks');
  const lines = [
    { key: 'hash', good: check.hashFits, count: 0 },
    { key: 'scores', good: check.otherScore.length === 0, count: check.otherScore.length },
    { key: 'leftOut', good: check.leftOut.length === 0, count: check.leftOut.length },
    { key: 'tooFew', good: check.tooFew.length === 0, count: check.tooFew.length },
  ] as const;
  return (
    <ul className="findings">
      {lines.map(({ key, good, count }) => (
        <li key={key} className={good ? 'good' : 'bad'}>
          <span aria-hidden="true">{good ? '✓' : '✕'}</span> {t(`sample.finding.${key}.${good ? 'good' : 'bad'}`, { count, checked: check.checked })}
        </li>
      ))}
    </ul>
  );
}
