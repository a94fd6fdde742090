import { useTranslation } from 'react-i18next';
import { periodText } from '../duties/period-text';
import { useWords } from '../i18n/use-language';
import { HouseLink } from '../ui/house-link';
import { LimitLine } from './limit-line';
import type { WorkItem } from './work-items';

/** A duty of one of the viewer's posts; it is done at its own page, where its records are. */
export function DutyCard({ item, zone }: { item: Extract<WorkItem, { kind: 'DUTY' }>; zone: string }) {
  const { t } = useTranslation('my');
  const say = useWords();
  const { duty } = item;
  return (
    <li className="my-card" aria-label={say(duty.name)}>
      <LimitLine item={item} zone={zone} />
      <p className="my-matter">
        <b>{say(duty.name)}</b> {periodText(duty, zone)}
      </p>
      <div className="my-acts">
        <HouseLink className="my-act" to={`/duties?rule=${encodeURIComponent(duty.rule)}`}>
          {t('toDuty')}
        </HouseLink>
      </div>
    </li>
  );
}
