import type { ParseKeys } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateTimeIn, shortTimeIn } from '../format/time';
import { useServerNow } from '../format/server-clock';
import { useWords } from '../i18n/use-language';
import { ClockText } from '../ui/clock-text';
import { RuleLabel } from '../ui/rule-chip';
import { StatusBadge } from '../ui/status-badge';
import { itemLevel, itemStatus, type BoardItem } from './board-item';
import { LevelDots } from './level-dots';

/** What cells need beside the row. */
export interface CellContext {
  readonly zoneOf: (centreId: string) => string;
  readonly postName: (key: string) => string;
  readonly casePath: (number: string) => string;
}

interface Column {
  readonly key: string;
  readonly name: ParseKeys<'board'>;
  /** A track of the grid. */
  readonly width: string;
  /** Left out where the board is narrower than this; the drawer tells it all. */
  readonly from: number;
  readonly Cell: (props: { item: BoardItem; context: CellContext }) => ReactNode;
}

function Status({ item }: { item: BoardItem }) {
  return <StatusBadge status={itemStatus(item, useServerNow())} />;
}

function Remaining({ item, context }: { item: BoardItem; context: CellContext }) {
  const { t } = useTranslation('board');
  const now = useServerNow();
  if (!item.next) return <span className="soft">{t('noLimit')}</span>;
  const status = itemStatus(item, now);
  if (status === 'PAUSED') return <span className="soft">—</span>;
  return (
    <span className={`remaining status-${status.toLowerCase()}`}>
      <ClockText dueAt={item.next.dueAt} zone={context.zoneOf(item.row.centreId)} />
    </span>
  );
}

function Number({ item, context }: { item: BoardItem; context: CellContext }) {
  return (
    <Link to={context.casePath(item.row.number)} tabIndex={-1}>
      {item.row.number}
    </Link>
  );
}

function Place({ item }: { item: BoardItem }) {
  const { t } = useTranslation('board');
  const say = useWords();
  return item.row.place ? say(item.row.place) : <span className="soft">{t('noPlace')}</span>;
}

function Matter({ item: { row } }: { item: BoardItem }) {
  const { t } = useTranslation('vocabulary');
  return (
    <span title={row.matter}>
      {row.urgent && <b className="urgent">{t('urgent')}</b>}
      {row.matter}
    </span>
  );
}

function Class({ item: { row } }: { item: BoardItem }) {
  const { t } = useTranslation('vocabulary');
  const grade = row.severity ? t(`severity.${row.severity}`) : row.validity ? t(`validity.${row.validity}`) : null;
  return (
    <span className="class">
      <span>{t(`kind.${row.kind}`)}</span>
      {grade && <b className={row.severity === 'MAJOR' ? 'grade major' : 'grade'}>{grade}</b>}
    </span>
  );
}

function OwedBy({ item, context }: { item: BoardItem; context: CellContext }) {
  const say = useWords();
  const posts = (item.next?.source.owedBy ?? [item.row.owner]).map(context.postName).join(' · ');
  const person = item.row.ownerPerson ? say(item.row.ownerPerson) : '';
  return (
    <span title={person ? `${posts} (${person})` : posts}>
      {posts}
      {person && <span className="soft"> {person}</span>}
    </span>
  );
}

function Rule({ item }: { item: BoardItem }) {
  const say = useWords();
  const next = item.next?.source;
  return next ? <RuleLabel rule={next.rule} clause={next.clause} name={say(next.name)} /> : null;
}

function LastEvent({ item, context }: { item: BoardItem; context: CellContext }) {
  const { t, i18n } = useTranslation('vocabulary');
  const now = useServerNow();
  const zone = context.zoneOf(item.row.centreId);
  const key = `event.${item.row.lastEvent}`;
  const name = i18n.exists(key, { ns: 'vocabulary' }) ? t(key as 'event.CaseReceived') : t('event.other');
  return (
    <span title={`${dateTimeIn(zone, item.lastEventAt)} ${name}`}>
      <span className="soft">{shortTimeIn(zone, item.lastEventAt, now)}</span> {name}
    </span>
  );
}

export const COLUMNS: readonly Column[] = [
  { key: 'status', name: 'columns.status', width: '112px', from: 0, Cell: Status },
  { key: 'remaining', name: 'columns.remaining', width: '148px', from: 0, Cell: Remaining },
  { key: 'number', name: 'columns.number', width: '160px', from: 0, Cell: Number },
  { key: 'place', name: 'columns.place', width: 'minmax(116px, 0.55fr)', from: 0, Cell: Place },
  { key: 'matter', name: 'columns.matter', width: 'minmax(120px, 1.1fr)', from: 0, Cell: Matter },
  { key: 'class', name: 'columns.class', width: 'minmax(128px, 0.9fr)', from: 1000, Cell: Class },
  { key: 'owedBy', name: 'columns.owedBy', width: 'minmax(120px, 0.8fr)', from: 860, Cell: OwedBy },
  { key: 'level', name: 'columns.level', width: '64px', from: 0, Cell: ({ item }) => <LevelDots level={itemLevel(item)} /> },
  { key: 'rule', name: 'columns.rule', width: '98px', from: 1000, Cell: Rule },
  { key: 'lastEvent', name: 'columns.lastEvent', width: 'minmax(146px, 0.5fr)', from: 1160, Cell: LastEvent },
];
