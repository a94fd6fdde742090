import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { periodText } from '../duties/period-text';
import { deadlineStatus } from '../format/deadline-status';
import { useServerNow } from '../format/server-clock';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { ClockText } from '../ui/clock-text';
import { LevelMarks } from '../ui/level-marks';
import { RuleLabel } from '../ui/rule-chip';
import { StatusBadge } from '../ui/status-badge';
import type { DutyItem } from './board-item';
import './duty-band.css';

/** As many stand beside the cases without pushing them down. */
const FOLDED = 3;

/** What comes round by itself and is owed now, what is due first, first: the day's audit, the week's review, the month's report. */
export function DutyBand({ duties, centres, onOpen }: { duties: readonly DutyItem[]; centres: readonly Centre[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation('board');
  const [unfolded, setUnfolded] = useState(false);
  if (duties.length === 0) return null;
  const shown = unfolded ? duties : duties.slice(0, FOLDED);
  return (
    <section className="duty-band" aria-labelledby="duty-band-title">
      <h2 id="duty-band-title">
        {t('duties.title')} <b>{duties.length}</b>
      </h2>
      <ul>
        {shown.map((item) => (
          <DutyLine key={item.duty.id} item={item} centre={centres.find(({ id }) => id === item.duty.centreId)} named={centres.length > 1} onOpen={onOpen} />
        ))}
      </ul>
      {duties.length > FOLDED && (
        <Button size="small" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? t('duties.fold') : t('duties.more', { count: duties.length - FOLDED })}
        </Button>
      )}
    </section>
  );
}

function DutyLine({ item: { duty, next }, centre, named, onOpen }: { item: DutyItem; centre: Centre | undefined; named: boolean; onOpen: (id: string) => void }) {
  const say = useWords();
  const now = useServerNow();
  const zone = centre?.zone ?? 'Asia/Shanghai';
  const status = next ? deadlineStatus(next, now) : 'ON_TIME';
  return (
    <li>
      <button type="button" className="duty-name" title={say(duty.name)} onClick={() => onOpen(duty.id)}>
        {say(duty.name)}
      </button>
      <span className="soft">
        {periodText(duty, zone)}
        {named && centre && ` · ${say(centre.name)}`}
      </span>
      <RuleLabel rule={duty.rule} clause={duty.clause} name={say(duty.name)} />
      {next && (
        <span className={`duty-clock status-${status.toLowerCase()}`}>
          <StatusBadge status={status} />
          {status !== 'PAUSED' && <ClockText dueAt={next.dueAt} zone={zone} />}
          {next.source.level > 0 && <LevelMarks level={next.source.level} />}
        </span>
      )}
    </li>
  );
}
