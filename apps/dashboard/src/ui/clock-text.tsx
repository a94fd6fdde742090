import { dateTimeIn } from '../format/time';
import { remainingText } from '../format/remaining';
import { useServerNow } from '../format/server-clock';
import { useLanguage } from '../i18n/use-language';

/** `还剩 1 小时 20 分` / `超时 35 分`, moving by itself; the absolute time of the centre on hover. */
export function ClockText({ dueAt, zone }: { dueAt: number; zone: string }) {
  const now = useServerNow();
  const language = useLanguage();
  return (
    <time dateTime={new Date(dueAt).toISOString()} title={dateTimeIn(zone, dueAt)}>
      {remainingText(dueAt, now, language)}
    </time>
  );
}
