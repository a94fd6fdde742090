import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language';
import type { BoardItem } from './board-item';
import { COLUMNS, type CellContext } from './columns';
import type { SteadyOrder } from './use-steady-order';

/** How a row is laid out, by the width that the board has and how long the language's words are; board-rows.css draws the same three. */
const LAYOUTS = [
  { name: 'one-line', from: { 'zh-CN': 1236, en: 1300 }, height: 40, touchHeight: 48 },
  { name: 'two-lines', from: { 'zh-CN': 700, en: 700 }, height: 64, touchHeight: 68 },
  { name: 'card', from: { 'zh-CN': 0, en: 0 }, height: 124, touchHeight: 124 },
] as const;

interface Line {
  readonly item: BoardItem;
  readonly index: number;
  readonly active: boolean;
  readonly gone: boolean;
  readonly context: CellContext;
  /** Pixels from the top of the list, and the row's height. */
  readonly start: number;
  readonly size: number;
}

const rowId = (id: string) => `board-row-${id}`;

const BoardLine = memo(function BoardLine({ item, index, active, gone, context, start, size }: Line) {
  const { t } = useTranslation('board');
  return (
    <div
      role="row"
      id={rowId(item.row.id)}
      data-id={item.row.id}
      aria-rowindex={index + 2}
      aria-selected={active}
      className={`board-line${gone ? ' gone' : ''}`}
      title={gone ? t('gone') : undefined}
      style={{ transform: `translateY(${start}px)`, height: size }}
    >
      {COLUMNS.map(({ key, Cell }, column) => (
        <div key={key} role="gridcell" aria-colindex={column + 1} style={{ gridArea: key }}>
          <Cell item={item} context={context} />
        </div>
      ))}
    </div>
  );
});

/** Only the rows in sight are in the page. The grid holds the focus; the active row is named, so the focus stays with it when the order changes. */
export function BoardGrid(props: {
  items: readonly BoardItem[];
  isGone: (id: string) => boolean;
  activeId: string | null;
  onActivate: (id: string) => void;
  onOpen: (id: string) => void;
  context: CellContext;
  hand: SteadyOrder['hand'];
}) {
  const { items, isGone, activeId, onActivate, onOpen, context, hand } = props;
  const { t } = useTranslation('board');
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(1366);
  const touch = useMemo(() => matchMedia('(pointer: coarse)').matches, []);
  // Before the first paint: a narrow board would draw its rows one-line first and then push them down.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const language = useLanguage();
  const layout = LAYOUTS.find(({ from }) => width >= from[language]) ?? LAYOUTS[2];
  const rowHeight = touch ? layout.touchHeight : layout.height;

  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: layout.name === 'card' ? 0 : rowHeight,
  });
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => rows.measure(), [rowHeight]);
  const activeIndex = activeId === null ? -1 : items.findIndex(({ row }) => row.id === activeId);
  useEffect(() => {
    if (activeIndex >= 0) rows.scrollToIndex(activeIndex, { align: 'auto' });
    // Follows the active row, not every measurement of the list.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [activeId, activeIndex]);
  const shown = rows.getVirtualItems();

  return (
    <div
      ref={scroller}
      role="grid"
      id="board-grid"
      className={`board-grid ${layout.name}`}
      aria-label={t('grid')}
      aria-rowcount={items.length + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={activeId !== null && shown.some(({ index }) => items[index]?.row.id === activeId) ? rowId(activeId) : undefined}
      tabIndex={0}
      onClick={(event) => {
        const id = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-id]')?.dataset['id'] : undefined;
        if (id) onActivate(id);
      }}
      onDoubleClick={(event) => {
        const id = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-id]')?.dataset['id'] : undefined;
        if (id) onOpen(id);
      }}
      {...hand}
    >
      <div role="rowgroup" className="board-head">
        <div role="row" aria-rowindex={1} className="board-line" style={{ height: layout.name === 'card' ? 0 : rowHeight }}>
          {COLUMNS.map(({ key, name }, column) => (
            <div key={key} role="columnheader" aria-colindex={column + 1} style={{ gridArea: key }}>
              {t(name)}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start, size }) => {
          const item = items[index];
          return (
            item && (
              <BoardLine
                key={item.row.id}
                item={item}
                index={index}
                active={item.row.id === activeId}
                gone={isGone(item.row.id)}
                context={context}
                start={start}
                size={size}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
