import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardItem } from './board-item';
import { COLUMNS, type CellContext } from './columns';
import type { SteadyOrder } from './use-steady-order';

const ROW_HEIGHT = 40;
const TOUCH_ROW_HEIGHT = 48;

interface Line {
  readonly item: BoardItem;
  readonly index: number;
  readonly active: boolean;
  readonly gone: boolean;
  readonly columns: typeof COLUMNS;
  readonly context: CellContext;
  /** Pixels from the top of the list, and the row's height. */
  readonly start: number;
  readonly size: number;
}

const rowId = (id: string) => `board-row-${id}`;

const BoardLine = memo(function BoardLine({ item, index, active, gone, columns, context, start, size }: Line) {
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
      {columns.map(({ key, Cell }, column) => (
        <div key={key} role="gridcell" aria-colindex={column + 1}>
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
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const columns = useMemo(() => COLUMNS.filter(({ from }) => width >= from), [width]);
  const tracks = columns.map((column) => column.width).join(' ');

  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (touch ? TOUCH_ROW_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => items[index]?.row.id ?? index,
    overscan: 8,
    scrollPaddingStart: ROW_HEIGHT,
  });
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
      className="board-grid"
      aria-label={t('grid')}
      aria-rowcount={items.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={activeId !== null && shown.some(({ key }) => key === activeId) ? rowId(activeId) : undefined}
      tabIndex={0}
      style={{ '--board-columns': tracks } as CSSProperties}
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
        <div role="row" aria-rowindex={1} className="board-line">
          {columns.map(({ key, name }, column) => (
            <div key={key} role="columnheader" aria-colindex={column + 1}>
              {t(name)}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, key, start, size }) => {
          const item = items[index];
          return (
            item && (
              <BoardLine
                key={key}
                item={item}
                index={index}
                active={item.row.id === activeId}
                gone={isGone(item.row.id)}
                columns={columns}
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
