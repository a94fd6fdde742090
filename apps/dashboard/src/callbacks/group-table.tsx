import { useTranslation } from 'react-i18next';
import type { CallbackMonthFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { useClauseName } from '../ui/clause-name';
import { RuleChip } from '../ui/rule-chip';

const COLUMNS = ['group', 'share', 'settled', 'wanted', 'drawn', 'visited', 'owed'] as const;

/** Each kind against its own share: one kind's surplus does not make up for another's. */
export function GroupTable({ groups }: { groups: CallbackMonthFieldsFragment['groups'] }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const clauseName = useClauseName();
  return (
    <div className="callback-table group-table" tabIndex={0} role="region" aria-label={t('sample.groups')}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`sample.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, rule, name, clause, share, settled, wanted, drawn, visited, owed }) => (
            <tr key={group}>
              <th scope="row">
                {t(`groups.${group}`)} <RuleChip rule={rule.split('.')[0] ?? rule} clause={clause ? clauseName(clause) : ''} name={say(name)} />
              </th>
              <td>{`${share}%`}</td>
              <td>{settled}</td>
              <td>{wanted}</td>
              <td>{drawn}</td>
              <td>{visited}</td>
              <td className={owed > 0 ? 'callback-bad' : undefined}>{owed > 0 ? t('sample.owed', { count: owed }) : settled > 0 ? t('sample.reached') : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
