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

/** A sweep takes many steps in one moment: what comes within so long of the first is said together, or a screen reader would hear the last alone. */
const TOGETHER_MS = 300;
/** So many are named; the board has the others. */
const NAMED = 3;

const AlarmContext = createContext<Alarm>({ sound: false, setSound: () => undefined });
export const useAlarm = () => useContext(AlarmContext);

/** On every screen: hears of breaches as they happen, says them once to a screen reader, sounds if the person wants it. */
export function OverdueAlarm({ children }: { children: ReactNode }) {
  const { centres } = useScope();
  const [breaches, setBreaches] = useState<readonly Overdue[]>([]);
  const sound = usePreference('sound') === 'on';
  const beeper = useRef<Beeper>(null);
  beeper.current ??= new Beeper();
  const key = centres.map(({ id }) => id).join();

  useEffect(() => {
    let cursor: string | null = null;
    let stopped = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    let together: ReturnType<typeof setTimeout> | undefined;
    let heard: readonly Overdue[] = [];
    let running: { unsubscribe: () => void } | undefined;
    const hear = ({ data }: { data?: OverdueEventsSubscription | null | undefined }) => {
      if (!data) return;
      const event = data.overdueEvents;
      serverClock.observe(event.serverNow);
      cursor = event.kind === 'RESYNC' ? null : event.cursor;
      if (event.kind !== 'OVERDUE' && event.kind !== 'ESCALATED') return;
      heard = [...heard, event];
      together ??= setTimeout(() => {
        setBreaches(heard);
        [heard, together] = [[], undefined];
      }, TOGETHER_MS);
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
      clearTimeout(together);
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
        <SpokenBreaches breaches={breaches} />
      </div>
      {children}
    </AlarmContext>
  );
}

/** The newest first; what names a rule twice for one case (overdue, then escalated) is said once. */
export function SpokenBreaches({ breaches }: { breaches: readonly Overdue[] }) {
  const { t } = useTranslation();
  const say = useWords();
  if (breaches.length === 0) return null;
  const names = [...new Set(breaches.toReversed().map(({ caseNumber, name, clause }) => t(caseNumber === null ? 'alarmDuty' : 'alarm', { number: caseNumber ?? '', rule: name ? say(name) : '', clause: clause ?? '' })))];
  const left = names.length - NAMED;
  const said = [...names.slice(0, NAMED), ...(left > 0 ? [t('alarms.rest', { left })] : [])].join(t('alarms.between'));
  return t(names.length === 1 ? 'alarms.one' : 'alarms.several', { all: names.length, breaches: said });
}
