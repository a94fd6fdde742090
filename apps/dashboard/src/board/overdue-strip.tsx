import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import { ClockText } from '../ui/clock-text';
import { LevelMarks } from '../ui/level-marks';
import { RuleChip } from '../ui/rule-chip';
import type { BoardItem, Limit } from './board-item';

export interface Breach {
  readonly item: BoardItem;
  readonly limit: Limit;
}

/** More are read better in the board itself. */
const UNFOLDED = 30;

/** Breaches that nobody has acknowledged, newest first. One line, so that the board below does not jump; the rest unfolds. */
export function OverdueStrip(props: {
  breaches: readonly Breach[];
  zoneOf: (centreId: string) => string;
  onAcknowledge: (item: BoardItem) => void;
  mayAcknowledge: boolean;
  onOpen: (id: string) => void;
  onShowAll: () => void;
}) {
  const { breaches, zoneOf, onAcknowledge, mayAcknowledge, onOpen, onShowAll } = props;
  const { t } = useTranslation('board');
  const say = useWords();
  const [unfolded, setUnfolded] = useState(false);
  if (breaches.length === 0) return <section className="overdue-strip calm" aria-label={t('strip.title')}>{t('strip.none')}</section>;
  const shown = unfolded ? breaches.slice(0, UNFOLDED) : breaches.slice(0, 1);
  return (
    <section className="overdue-strip" aria-label={t('strip.title')}>
      <strong>{t('strip.count', { count: breaches.length })}</strong>
      <ul>
        {shown.map(({ item, limit }) => (
          <li key={limit.source.id}>
            <button type="button" className="strip-number" onClick={() => onOpen(item.row.id)}>
              {item.row.number}
            </button>
            <span className="strip-matter" title={item.row.matter}>
              {item.row.place && `${say(item.row.place)} · `}
              {item.row.matter}
            </span>
            <RuleChip rule={limit.source.rule} clause={limit.source.clause} name={say(limit.source.name)} />
            <span className="strip-over">
              <ClockText dueAt={limit.dueAt} zone={zoneOf(item.row.centreId)} />
            </span>
            <LevelMarks level={limit.source.level} />
            <Button
              size="small"
              danger
              disabled={!mayAcknowledge}
              title={mayAcknowledge ? undefined : t('mayNotAcknowledge')}
              aria-label={t('strip.acknowledgeOne', { number: item.row.number })}
              onClick={() => onAcknowledge(item)}
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
