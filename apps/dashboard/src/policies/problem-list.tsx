import { useTranslation } from 'react-i18next';
import type { PolicyProblemFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';

/** Every mistake of a pack or of a plan: in which row, in which field, what is wrong and what would do. */
export function ProblemList({ problems }: { problems: readonly PolicyProblemFieldsFragment[] }) {
  const { t } = useTranslation('policies');
  const say = useWords();
  return (
    <div className="policy-problems" role="alert">
      <p>{t('problems.count', { count: problems.length })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('problems.row')}</th>
            <th scope="col">{t('problems.field')}</th>
            <th scope="col">{t('problems.message')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ row, field, message }, index) => (
            <tr key={index}>
              <td>{row ?? t('problems.whole')}</td>
              <td>{field ? <code>{field}</code> : '—'}</td>
              <td>{say(message)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
