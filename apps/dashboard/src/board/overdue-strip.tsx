import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import { ClockText } from '../ui/clock-text';
import { LevelMarks } from '../ui/level-marks';
import { RuleChip } from '../ui/rule-chip';
import type { Limit } from './board-item';

/** A time limit that was passed, of a case or of a duty. */
export interface Breach {
  readonly limit: Limit;
  readonly centreId: string;
  /** What it is called by: the case's number, the duty's name. */
  readonly name: string;
  /** Where and what, in one line. */
  readonly text: string;
  readonly open: () => void;
}

/** More are read better in the board itself. */
const UNFOLDED = 30;

/** Breaches that nobody has acknowledged, newest first. One line, so that the board below does not jump; the rest unfolds. */
export function OverdueStrip(props: {
  breaches: readonly Breach[];
  zoneOf: (centreId: string) => string;
  onAcknowledge: (breach: Breach) => void;
  mayAcknowledge: boolean;
  onShowAll: () => void;
}) {
  const { breaches, zoneOf, onAcknowledge, mayAcknowledge, onShowAll } = props;
  const { t } = useTranslation('board');
  const say = useWords();
  const [unfolded, setUnfolded] = useState(false);
  if (breaches.length === 0) return <section className="overdue-strip calm" aria-label={t('strip.title')}>{t('strip.none')}</section>;
  const shown = unfolded ? breaches.slice(0, UNFOLDED) : breaches.slice(0, 1);
  return (
    <section className="overdue-strip" aria-label={t('strip.title')}>
      <strong>{t('strip.count', { count: breaches.length })}</strong>
      <ul>
        {shown.map((breach) => (
          <li key={breach.limit.source.id}>
            <button type="button" className="strip-number" onClick={breach.open}>
              {breach.name}
            </button>
            <span className="strip-matter" title={breach.text}>
              {breach.text}
            </span>
            <RuleChip rule={breach.limit.source.rule} clause={breach.limit.source.clause} name={say(breach.limit.source.name)} />
            <span className="strip-over">
              <ClockText dueAt={breach.limit.dueAt} zone={zoneOf(breach.centreId)} />
            </span>
            <LevelMarks level={breach.limit.source.level} />
            <Button
              size="small"
              danger
              disabled={!mayAcknowledge}
              title={mayAcknowledge ? undefined : t('mayNotAcknowledge')}
              aria-label={t('strip.acknowledgeOne', { number: breach.name })}
              onClick={() => onAcknowledge(breach)}
            >
              {t('strip.acknowledge')}
            </Button>
          </li>
        ))}
        {unfolded && breaches.length > UNFOLDED && (
          <li>
            <Button size="small" onClick={onShowAll}>
              {t('strip.rest', { count: breaches.length - UNFOLDED })}
            </Button>
          </li>
        )}
      </ul>
      {breaches.length > 1 && (
        <Button size="small" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? t('strip.fold') : t('strip.more', { count: breaches.length - 1 })}
        </Button>
      )}
    </section>
  );
}
