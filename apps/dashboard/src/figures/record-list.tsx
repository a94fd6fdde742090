import { useTranslation } from 'react-i18next';
import { Moment } from '../cases/moment';
import { lengthText } from '../format/remaining';
import type { FigureRecordsQuery } from '../gql/graphql';
import { useLanguage, useWords } from '../i18n/use-language';
import { HouseLink } from '../ui/house-link';

type Opened = FigureRecordsQuery['figureRecords'];

/** The records of a page; of a share each says whether the numerator counts it. */
export function RecordList({ figure: { unit, basis }, records }: { figure: Opened['figure']; records: Opened['edges'] }) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const language = useLanguage();
  return (
    <div className="figures-scroll" tabIndex={0} role="region" aria-label={t('records.title')}>
      <table className="number-table records-table">
        <thead>
          <tr>
            <th scope="col">{t('records.number')}</th>
            <th scope="col">{t('records.what')}</th>
            <th scope="col">{t('dimension.CENTRE')}</th>
            <th scope="col">{t(`moment.${basis}`)}</th>
            {unit === 'PERCENT' && <th scope="col">{t('records.counted')}</th>}
            {unit === 'MINUTES' && <th scope="col">{t('records.took')}</th>}
          </tr>
        </thead>
        <tbody>
          {records.map(({ cursor, node: { path, number, what, centre, at, inNumerator, minutes } }) => (
            <tr key={cursor}>
              <th scope="row">
                <HouseLink to={path}>{number}</HouseLink>
              </th>
              <td>{say(what)}</td>
              <td>{say(centre.name)}</td>
              <td>
                <Moment at={at} zone={centre.zone} />
              </td>
              {unit === 'PERCENT' && <td className={inNumerator ? 'figures-in' : 'soft'}>{inNumerator ? `✓ ${t('records.inNumerator')}` : `○ ${t('records.inDenominator')}`}</td>}
              {unit === 'MINUTES' && <td>{minutes === null ? '—' : lengthText(minutes * 60_000, language)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
