import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type PointerEvent } from 'react';
import type { BoardItem } from './board-item';
import { pendingMoves } from './pending-moves';

/** A hand that has not stirred for so long has left the mouse lying there; then the order is taken. */
const REST_MS = 10_000;

/** The order that stands still, as it was when the hand came. */
interface Held {
  readonly filterKey: string;
  readonly items: readonly BoardItem[];
}

export interface SteadyOrder {
  readonly items: readonly BoardItem[];
  /** Rows that will change place once the order is taken. */
  readonly moves: number;
  readonly takeOrder: () => void;
  /** For the element whose rows must not jump. */
  readonly hand: {
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
}

/**
 * Rows keep their places under the pointer and while keys are pressed; their contents still change.
 * @param filterKey another filter or scope is asked for on purpose and takes its order at once
 */
export function useSteadyOrder(items: readonly BoardItem[], filterKey: string): SteadyOrder {
  const [held, setHeld] = useState<Held | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

  const release = useCallback(() => {
    clearTimeout(rest.current);
    setHeld(null);
  }, []);
  const hold = useCallback(() => {
    clearTimeout(rest.current);
    rest.current = setTimeout(release, REST_MS);
    setHeld((before) => (before?.filterKey === filterKey && before.items.length > 0 ? before : { filterKey, items }));
  }, [release, filterKey, items]);
  useEffect(() => () => clearTimeout(rest.current), []);

  const steady = useMemo(() => {
    if (held?.filterKey !== filterKey || held.items.length === 0) return { items, moves: 0 };
    const byId = new Map(items.map((item) => [item.row.id, item]));
    const kept = held.items.map((item) => byId.get(item.row.id) ?? item);
    return { items: kept, moves: pendingMoves(kept.map(({ row }) => row.id), items.map(({ row }) => row.id)) };
  }, [items, held, filterKey]);

  return {
    ...steady,
    takeOrder: release,
    hand: {
      onPointerMove: (event) => {
        if (event.pointerType !== 'touch') hold();
      },
      onPointerLeave: release,
      onKeyDown: hold,
      onBlur: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) release();
      },
    },
  };
}
