import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import type { ObligationView } from './case-view';
import { Moment } from './moment';

const WORST_FIRST = ['GIVEN_UP', 'FAILED', 'WAITING', 'SENT'] as const;

/** Whether the notices that the steps of an obligation caused have arrived; nothing where none was caused. The worst state is said without opening. */
export function ObligationNotices({ obligation: { notices }, zone }: { obligation: ObligationView; zone: string }) {
  const { t } = useTranslation('cases');
  const { t: notice } = useTranslation('notifications');
  const say = useWords();
  if (notices.length === 0) return null;
  const worst = WORST_FIRST.find((status) => notices.some((one) => one.status === status))!;
  const troubled = worst === 'GIVEN_UP' || worst === 'FAILED';
  return (
    <details className={`obligation-notices${troubled ? ' troubled' : ''}`}>
      <summary>
        {t('notices.title', { count: notices.length })} · {troubled && <span aria-hidden="true">⚠ </span>}
        {notice(`status.${worst}`)}
      </summary>
      <ul>
        {notices.map((one) => {
          const at = one.sentAt ?? one.nextAttemptAt ?? one.createdAt;
          return (
            <li key={one.id}>
              {t('notices.line', { level: one.level, whom: say(one.person?.name ?? one.post.name), channel: notice(`kind.${one.channelKind}`) })} · <b>{notice(`status.${one.status}`)}</b> <Moment at={at} zone={zone} />
              {one.error && <span className="soft"> {one.error}</span>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
