// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { serverClock } from '../format/server-clock';
import { renderInHouse, speak } from '../testing/house';
import { BoardStore } from './board-store';
import { OverdueStrip } from './overdue-strip';
import { useBreaches } from './use-breaches';
import { duty, limit, NOON, row, snapshot } from './testing/rows';

beforeAll(async () => {
  await speak('zh-CN');
  serverClock.observe(new Date(NOON).toISOString());
});
afterEach(cleanup);

const zoneOf = () => 'Asia/Shanghai';
function Strip({ store, openCase, openDuty, onAcknowledge }: { store: BoardStore; openCase: (id: string) => void; openDuty: (id: string) => void; onAcknowledge: (id: string) => void }) {
  return <OverdueStrip breaches={useBreaches(store.getView(), zoneOf, openCase, openDuty)} zoneOf={zoneOf} mayAcknowledge onAcknowledge={({ limit: { source } }) => onAcknowledge(source.id)} onShowAll={vi.fn()} />;
}

it('holds the breaches of cases and of duties, newest first; each opens its own and is acknowledged by its own limit', () => {
  const store = new BoardStore();
  store.load(
    snapshot(
      [row('late', { obligations: [limit({ dueIn: -90 })] }), row('in time', { obligations: [limit({ dueIn: 5 })] }), row('seen', { obligations: [limit({ dueIn: -9, level: 1, acknowledgedLevel: 1 })] })],
      'e:1', 3,
      [duty('missed', { obligations: [limit({ dueIn: -30, rule: 'FD-03' })] }), duty('today')],
    ),
  );
  const [openCase, openDuty, onAcknowledge] = [vi.fn(), vi.fn(), vi.fn()];
  renderInHouse(<Strip store={store} openCase={openCase} openDuty={openDuty} onAcknowledge={onAcknowledge} />, () => undefined);
  fireEvent.click(screen.getByRole('button', { name: '另有 1 项' }));
  const [first, second, ...others] = screen.getAllByRole('listitem');
  expect(others).toEqual([]);
  expect(first!.textContent).toContain('当日接待记录审核');
  expect(first!.textContent).toContain('职责 · 2026-11-20');
  expect(second!.textContent).toContain('LH-20261120-late');
  fireEvent.click(screen.getByRole('button', { name: '当日接待记录审核' }));
  expect(openDuty).toHaveBeenCalledExactlyOnceWith('missed');
  fireEvent.click(screen.getByRole('button', { name: 'LH-20261120-late' }));
  expect(openCase).toHaveBeenCalledExactlyOnceWith('late');
  fireEvent.click(screen.getByRole('button', { name: '确认 当日接待记录审核 的超时' }));
  expect(onAcknowledge).toHaveBeenCalledExactlyOnceWith('o-30');
});
