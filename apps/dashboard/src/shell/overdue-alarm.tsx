import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { apollo } from '../apollo';
import { serverClock } from '../format/server-clock';
import { OverdueEventsDocument, type OverdueEventsSubscription } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { readPreference, usePreference, writePreference } from '../ui/preferences';
import { useScope } from './scope';
import { Beeper } from './beeper';

type Overdue = OverdueEventsSubscription['overdueEvents'];

interface Alarm {
  readonly sound: boolean;
  readonly setSound: (on: boolean) => void;
}
const AlarmContext = createContext<Alarm>({ sound: false, setSound: () => undefined });
export const useAlarm = () => useContext(AlarmContext);

/** On every screen: hears of breaches as they happen, says them once to a screen reader, sounds if the person wants it. */
export function OverdueAlarm({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const say = useWords();
  const { centres } = useScope();
  const [breach, setBreach] = useState<Overdue | null>(null);
  const sound = usePreference('sound') === 'on';
  const beeper = useRef<Beeper>(null);
  beeper.current ??= new Beeper();
  const key = centres.map(({ id }) => id).join();

  useEffect(() => {
    let cursor: string | null = null;
    let stopped = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    let running: { unsubscribe: () => void } | undefined;
    const hear = ({ data }: { data?: OverdueEventsSubscription | null | undefined }) => {
      if (!data) return;
      const event = data.overdueEvents;
      serverClock.observe(event.serverNow);
      cursor = event.kind === 'RESYNC' ? null : event.cursor;
      if (event.kind !== 'OVERDUE' && event.kind !== 'ESCALATED') return;
      setBreach(event);
      if (readPreference('sound') === 'on') beeper.current?.beep();
    };
    const listen = () => {
      running = apollo
        .subscribe({
          query: OverdueEventsDocument,
          variables: { centreIds: key.split(',') },
          fetchPolicy: 'no-cache',
          context: { lastCursor: () => cursor },
        })
        .subscribe({ next: hear, error: later, complete: later });
    };
    // The socket itself comes back alone; this is for a stream that the server ended.
    const later = () => {
      if (!stopped) again = setTimeout(listen, 3000);
    };
    if (key) listen();
    return () => {
      stopped = true;
      clearTimeout(again);
      running?.unsubscribe();
    };
  }, [key]);

  const alarm = useMemo<Alarm>(
    () => ({
      sound,
      setSound: (on) => {
        writePreference('sound', on ? 'on' : 'off');
        if (on) beeper.current?.beep();
        else beeper.current?.silence();
      },
    }),
    [sound],
  );

  return (
    <AlarmContext value={alarm}>
      <div role="alert" className="visually-hidden">
        {breach && t(breach.caseNumber === null ? 'alarmDuty' : 'alarm', { number: breach.caseNumber ?? '', rule: breach.name ? say(breach.name) : '', clause: breach.clause ?? '' })}
      </div>
      {children}
    </AlarmContext>
  );
}
