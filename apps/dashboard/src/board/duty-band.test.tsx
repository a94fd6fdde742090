// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { serverClock } from '../format/server-clock';
import { renderInHouse, speak } from '../testing/house';
import { dutyItem } from './board-item';
import { DutyBand } from './duty-band';
import { duty, limit, NOON } from './testing/rows';

beforeAll(async () => {
  await speak('zh-CN');
  serverClock.observe(new Date(NOON).toISOString());
});
afterEach(cleanup);

const centre = (id: string, zh: string) => ({ id, code: id, name: { zh, en: id }, zone: 'Asia/Shanghai' });

it('says what is owed for which period, by which rule, and until when', () => {
  const onOpen = vi.fn();
  renderInHouse(<DutyBand duties={[dutyItem(duty('d1'))]} centres={[centre('c1', '云河')]} onOpen={onOpen} />, () => undefined);
  const line = within(screen.getByRole('region', { name: '职责 1' })).getByRole('listitem');
  expect(line.textContent).toContain('2026-11-20');
  expect(line.textContent).toContain('FD-03');
  expect(line.textContent).toContain('正常');
  expect(line.textContent).not.toContain('云河');
  fireEvent.click(screen.getByRole('button', { name: '当日接待记录审核' }));
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('d1');
});

it('shows three, the others when asked; of several centres each by its name', () => {
  const items = [1, 2, 3, 4, 5].map((n) => dutyItem(duty(`d${n}`, { centreId: n % 2 ? 'c1' : 'c2', obligations: [limit({ dueIn: n === 1 ? -30 : n * 60, level: n === 1 ? 2 : 0 })] })));
  renderInHouse(<DutyBand duties={items} centres={[centre('c1', '云河'), centre('c2', '翠溪')]} onOpen={vi.fn()} />, () => undefined);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent!.match(/云河|翠溪/)![0])).toEqual(['云河', '翠溪', '云河']);
  expect(screen.getAllByRole('listitem')[0]!.textContent).toContain('已超时');
  expect(screen.getByRole('img', { name: '督办 2 级' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '另有 2 项' }));
  expect(screen.getAllByRole('listitem')).toHaveLength(5);
});

it('takes no room where nothing is owed', () => {
  renderInHouse(<DutyBand duties={[]} centres={[centre('c1', '云河')]} onOpen={vi.fn()} />, () => undefined);
  expect(screen.queryByRole('region')).toBeNull();
});
