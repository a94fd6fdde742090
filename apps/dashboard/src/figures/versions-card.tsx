import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { can, useViewer } from '../access/viewer';
import { Moment } from '../cases/moment';
import type { FigureVersionFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { withParts } from './figures-address';
import { FreezeDialog } from './freeze-dialog';
import { isOver, type Period } from './period';

/** The frozen versions of a centre's months, and the freezing of the month that is looked at. */
export function VersionsCard({ centre, period, today, versions }: { centre: Centre; period: Period; today: string; versions: readonly FigureVersionFieldsFragment[] }) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const viewer = useViewer();
  const { message } = App.useApp();
  const [search, setSearch] = useSearchParams();
  const [freezing, setFreezing] = useState(false);
  const ofMonth = versions.filter(({ month }) => month === period.name);
  const may = can(viewer, 'FREEZE_FIGURES');
  const why = period.kind !== 'MONTH' ? t('versions.monthsOnly') : isOver(period, today) ? null : t('versions.running');
  return (
    <section className="card" aria-labelledby="versions">
      <h2 id="versions">{t('versions.title')}</h2>
      {versions.length === 0 ? (
        <p className="soft">{t('versions.none')}</p>
      ) : (
        <div className="figures-scroll" tabIndex={0} role="region" aria-labelledby="versions">
          <table className="number-table versions-table">
            <thead>
              <tr>
                {(['month', 'number', 'frozenAt', 'frozenBy', 'note'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`versions.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {versions.map(({ id, month, number, frozenAt, frozenBy, note }) => (
                <tr key={id}>
                  <th scope="row">{month}</th>
                  <td>
                    <Link to={{ search: withParts(search, { period: month, version: id }).toString() }} aria-current={search.get('version') === id ? 'page' : undefined}>
                      {t('versions.numberOf', { number })}
                    </Link>
                  </td>
                  <td>
                    <Moment at={frozenAt} zone={centre.zone} />
                  </td>
                  <td>{say(frozenBy.name)}</td>
                  <td className="figures-text">{note === '' ? '—' : note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {may && (
        <p className="figures-act">
          <Button disabled={why !== null} aria-describedby={why === null ? undefined : 'may-not-freeze'} onClick={() => setFreezing(true)}>
            {t(ofMonth.length > 0 ? 'freeze.again' : 'freeze.open', { month: period.name })}
          </Button>
          {why !== null && (
            <small id="may-not-freeze" className="soft">
              {why}
            </small>
          )}
        </p>
      )}
      {freezing && (
        <FreezeDialog
          centre={centre}
          month={period.name}
          versions={ofMonth.length}
          onClose={() => setFreezing(false)}
          onFrozen={({ number }) => {
            setFreezing(false);
            message.success(t('freeze.done', { month: period.name, number }));
            setSearch(withParts(search, { version: '' }));
          }}
        />
      )}
    </section>
  );
}
