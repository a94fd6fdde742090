import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DutyDialog } from '../duties/duty-dialog';
import { periodText } from '../duties/period-text';
import { statusOf } from '../cases/obligation-progress';
import { useServerNow } from '../format/server-clock';
import { DutiesDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { useClauseName } from '../ui/clause-name';
import { ClockText } from '../ui/clock-text';
import { RuleChip } from '../ui/rule-chip';
import { StatusBadge } from '../ui/status-badge';

/** What of this room comes round by itself and is owed now, with its clock and the way to do it: the month's plan (CB-19), the archive (CB-17). */
export function OwedDuty({ centre, rule, named, onDone }: { centre: Centre; rule: 'CB-17' | 'CB-19'; named: boolean; onDone: () => void }) {
  const { t } = useTranslation('duties');
  const say = useWords();
  const now = useServerNow();
  const clauseName = useClauseName();
  const { data, refetch } = useQuery(DutiesDocument, { variables: { centreIds: [centre.id], filter: { status: 'OPEN', rule }, first: 12, after: null }, fetchPolicy: 'cache-and-network' });
  const [openId, setOpenId] = useState<string | null>(null);
  const duties = data?.duties.edges.map(({ node }) => node) ?? [];
  if (duties.length === 0) return null;
  return (
    <>
      <ul className="owed-duties">
        {duties.map((duty) => {
          const may = duty.availableActions.some(({ verb, allowed }) => verb === duty.verb && allowed);
          const period = periodText(duty, centre.zone);
          return (
            <li key={duty.id}>
              <b>{say(duty.name)}</b> <span>{period}</span> {named && <span className="soft">{say(centre.name)}</span>}
              <RuleChip rule={duty.rule} clause={duty.obligation.clauses.map(clauseName).join(' · ')} name={duty.obligation.clauses.map(({ words }) => say(words)).join(' ')} />
              <StatusBadge status={statusOf(duty.obligation, now)} />
              <ClockText dueAt={Date.parse(duty.obligation.dueAt)} zone={centre.zone} />
              <Button type={may ? 'primary' : 'default'} onClick={() => setOpenId(duty.id)} aria-label={t(may ? 'doOf' : 'lookOf', { name: `${say(duty.name)} ${period}` })}>
                {t(may ? 'do' : 'look')}
              </Button>
            </li>
          );
        })}
      </ul>
      {openId !== null && (
        <DutyDialog
          key={openId}
          id={openId}
          onAcknowledge={null}
          onClose={(done) => {
            setOpenId(null);
            if (!done) return;
            void refetch().catch(() => undefined);
            onDone();
          }}
        />
      )}
    </>
  );
}
