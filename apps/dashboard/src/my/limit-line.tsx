import { useTranslation } from 'react-i18next';
import { useServerNow } from '../format/server-clock';
import { useWords } from '../i18n/use-language';
import { ClockText } from '../ui/clock-text';
import { RuleChip } from '../ui/rule-chip';
import { StatusBadge } from '../ui/status-badge';
import { statusOf, type WorkItem } from './work-items';

/** The clock by which an item stands: how it is, how long still, what is owed, and which clause says so. */
export function LimitLine({ item, zone }: { item: WorkItem; zone: string }) {
  const { t } = useTranslation('my');
  const say = useWords();
  const status = statusOf(item, useServerNow());
  const { next } = item;
  if (!next) return <p className="my-limit soft">{t('nothingOwed')}</p>;
  return (
    <p className="my-limit">
      <StatusBadge status={status} />
      {!next.paused && (
        <b className={`status-${status.toLowerCase()}`}>
          <ClockText dueAt={next.dueAt} zone={zone} />
        </b>
      )}
      <span className="my-rule">
        <RuleChip rule={next.source.rule} clause={next.source.clause} name={say(next.source.name)} /> <span>{say(next.source.name)}</span> <span className="soft">{next.source.clause}</span>
      </span>
    </p>
  );
}
