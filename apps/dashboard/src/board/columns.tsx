import type { ParseKeys } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateTimeIn, shortTimeIn } from '../format/time';
import { useFromServerNow } from '../format/server-clock';
import { useWords } from '../i18n/use-language';
import { ClockText } from '../ui/clock-text';
import { LevelMarks } from '../ui/level-marks';
import { RuleLabel } from '../ui/rule-chip';
import { StatusBadge } from '../ui/status-badge';
import { itemLevel, itemStatus, type BoardItem } from './board-item';

/** What cells need beside the row. */
export interface CellContext {
  readonly zoneOf: (centreId: string) => string;
  readonly postName: (key: string) => string;
  readonly casePath: (number: string) => string;
}

interface Column {
  /** Also its area in the row's layouts (board-rows.css): one line, two where the board is narrow, and a card on a telephone. */
  readonly key: string;
  readonly name: ParseKeys<'board'>;
  readonly Cell: (props: { item: BoardItem; context: CellContext }) => ReactNode;
}

function Status({ item }: { item: BoardItem }) {
  return <StatusBadge status={useFromServerNow((now) => itemStatus(item, now))} />;
}

function Remaining({ item, context }: { item: BoardItem; context: CellContext }) {
  const { t } = useTranslation('board');
  const status = useFromServerNow((now) => itemStatus(item, now));
  if (!item.next) return <span className="soft">{t('noLimit')}</span>;
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
  const zone = context.zoneOf(item.row.centreId);
  const time = useFromServerNow((now) => shortTimeIn(zone, item.lastEventAt, now));
  const key = `event.${item.row.lastEvent}`;
  const name = i18n.exists(key, { ns: 'vocabulary' }) ? t(key as 'event.CaseReceived') : t('event.other');
  return (
    <span title={`${dateTimeIn(zone, item.lastEventAt)} ${name}`}>
      <span className="soft">{time}</span> {name}
    </span>
  );
}

/** In the order in which a row is read. */
export const COLUMNS: readonly Column[] = [
  { key: 'status', name: 'columns.status', Cell: Status },
  { key: 'remaining', name: 'columns.remaining', Cell: Remaining },
  { key: 'number', name: 'columns.number', Cell: Number },
  { key: 'place', name: 'columns.place', Cell: Place },
  { key: 'matter', name: 'columns.matter', Cell: Matter },
  { key: 'class', name: 'columns.class', Cell: Class },
  { key: 'owedBy', name: 'columns.owedBy', Cell: OwedBy },
  { key: 'level', name: 'columns.level', Cell: ({ item }) => <LevelMarks level={itemLevel(item)} /> },
  { key: 'rule', name: 'columns.rule', Cell: Rule },
  { key: 'lastEvent', name: 'columns.lastEvent', Cell: LastEvent },
];
