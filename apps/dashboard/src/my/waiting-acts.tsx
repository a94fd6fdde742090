import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortTimeIn } from '../format/time';
import { useServerNow } from '../format/server-clock';
import { useWords } from '../i18n/use-language';
import { RefusalNote } from '../ui/refusal-note';
import type { Act } from './act';

/** What a deed is called. */
export function useDeedName(): (act: Act) => string {
  const { t } = useTranslation('my');
  const say = useWords();
  return ({ deed }) => (deed.kind === 'STAGE' ? t(`stages.${deed.stage}`) : deed.kind === 'STEP' ? say(deed.name) : t(`deeds.${deed.kind}`));
}

interface WaitingActsProps {
  readonly acts: readonly Act[];
  readonly zone: string;
  /** Names each act's case: where they stand away from it. */
  readonly numbered?: boolean;
  readonly sendAgain: (act: Act) => void;
  readonly discard: (act: Act) => void;
}

/** What was done and is not recorded yet: waiting for the line, or refused, with the rule and what can be done now. */
export function WaitingActs({ acts, zone, numbered = false, sendAgain, discard }: WaitingActsProps) {
  const { t } = useTranslation('my');
  const now = useServerNow();
  const nameOf = useDeedName();
  if (acts.length === 0) return null;
  return (
    <ul className="my-waiting">
      {acts.map((act) => (
        <li key={act.n} className={act.stopped ? 'my-stopped' : ''}>
          <span>
            {numbered && `${act.number} `}
            <b>{nameOf(act)}</b> {shortTimeIn(zone, act.at, now)} · {t(act.stopped ? 'notCounted' : 'waits')}
          </span>
          {act.stopped?.kind === 'REFUSED' && <RefusalNote refusal={act.stopped.refusal} />}
          {act.stopped?.kind === 'CONFLICT' && (
            <p className="error-state" role="alert">
              {t('conflict')}
            </p>
          )}
          {act.stopped && (
            <span className="my-stopped-ways">
              <Button onClick={() => sendAgain(act)}>{t('sendAgain')}</Button>
              <Button onClick={() => discard(act)}>{t('discard')}</Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
