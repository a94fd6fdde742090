import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataState, isStale, type Connection } from '../format/data-age';
import { agoText } from '../format/remaining';
import { useLanguage } from '../i18n/use-language';
import './data-age.css';

export { isStale, type Connection };

/** Real time, each second: the age of data has nothing to do with the business clock. */
export function useRealNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** 实时 · 3 秒前 / 重连中 / 数据停更. @param heardAt real time of the last message from the server, or null before the first */
export function DataAge({ connection, heardAt }: { connection: Connection; heardAt: number | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useRealNow();
  const state = dataState(connection, heardAt, now);
  const age = heardAt === null ? '' : ` · ${agoText(heardAt, Math.max(now, heardAt), language)}`;
  return (
    <span className={`data-age data-age-${state}`}>
      <i aria-hidden="true" />
      {t(`dataAge.${state}`)}
      {age}
    </span>
  );
}
