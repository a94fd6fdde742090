import { agoText, lengthText } from '../format/remaining';
import { dateTimeIn } from '../format/time';
import { useServerNow } from '../format/server-clock';
import { useLanguage } from '../i18n/use-language';

/** `2026-11-20 14:05`, on the centre's clock; how long ago on hover. */
export function Moment({ at, zone }: { at: string; zone: string }) {
  const now = useServerNow();
  const language = useLanguage();
  const moment = Date.parse(at);
  const relative = moment <= now ? agoText(moment, now, language) : language === 'en' ? `in ${lengthText(moment - now, language)}` : `${lengthText(moment - now, language)}后`;
  return (
    <time dateTime={at} title={`${relative} · ${zone}`}>
      {dateTimeIn(zone, moment)}
    </time>
  );
}
