import { dateTimeIn } from '../format/time';
import { remainingText } from '../format/remaining';
import { useFromServerNow } from '../format/server-clock';
import { useLanguage } from '../i18n/use-language';

/** `还剩 1 小时 20 分` / `超时 35 分`, moving by itself; the absolute time of the centre on hover. */
export function ClockText({ dueAt, zone }: { dueAt: number; zone: string }) {
  const language = useLanguage();
  const text = useFromServerNow((now) => remainingText(dueAt, now, language));
  return (
    <time dateTime={new Date(dueAt).toISOString()} title={dateTimeIn(zone, dueAt)}>
      {text}
    </time>
  );
}
