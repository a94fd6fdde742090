import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import { useCaseEvents, useClockKnown } from '../cases/use-case-events';
import { useScope } from '../shell/scope';
import { Empty } from '../ui/empty';
import { Loading } from '../ui/loading';
import type { Period } from './period';
import { usePeriod } from './use-period';

export interface RoomProps {
  readonly period: Period;
  /** The running month, `2026-11`. */
  readonly today: string;
  /** Of the first centre: by its calendar the running month is chosen. */
  readonly zone: string;
}

/** What each page of figures needs first: the right to see them, a centre, and the month that it is. */
export function FigureRoom({ children }: { children: (room: RoomProps) => ReactNode }) {
  const { t } = useTranslation('figures');
  const viewer = useViewer();
  const { centres } = useScope();
  const zone = centres[0]?.zone;
  if (!can(viewer, 'VIEW_FIGURES')) return <Empty reason={t('mayNot')} />;
  return zone === undefined ? <Empty reason={t('noCentre')} /> : <InTime zone={zone}>{children}</InTime>;
}

function InTime({ zone, children }: { zone: string; children: (room: RoomProps) => ReactNode }) {
  const { centres } = useScope();
  const known = useClockKnown(useCaseEvents(centres.map(({ id }) => id), () => undefined));
  const { period, today } = usePeriod(zone);
  return known ? children({ period, today, zone }) : <Loading rows={12} />;
}
