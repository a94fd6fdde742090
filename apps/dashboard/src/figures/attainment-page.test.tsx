// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FiguresInput } from '../gql/graphql';
import { renderInHouse, speak } from '../testing/house';
import { Component as AttainmentPage } from './attainment-page';
import { figuresServer, MANAGER, type Counts } from './testing/figures-server';

const counts: Counts = ({ key, by, filters }) => {
  const dimensions = by?.join(' ');
  if (dimensions === 'RULE STRENGTH OUTCOME') return [[3, 3, 'CP-06', 'MUST', 'ON_TIME'], [1, 1, 'CP-06', 'MUST', 'OVERDUE'], [2, 2, 'HR-08', 'SHOULD', 'LATE']];
  if (dimensions === 'RULE STRENGTH') return [[3, 4, 'CP-06', 'MUST'], [0, 2, 'HR-08', 'SHOULD']];
  if (dimensions === 'STRENGTH OUTCOME') return [[3, 3, 'MUST', 'ON_TIME']];
  if (dimensions === 'STRENGTH') return [[filters?.length ? 1 : 3, 4, 'MUST']];
  if (dimensions === 'POST') return [[6, 6, 'STEWARD'], [2, 2, '']];
  if (dimensions === 'KIND') return [[5, 5, 'COMPLAINT']];
  return key.startsWith('TIME_TO') ? [[8, 8]] : [[1, 2, 'FD-03']];
};
const policies = [
  { key: 'complaints/k', following: [], rows: [{ key: 'CP-06', clauses: [{ source: 'K', section: '9', words: { zh: '', en: '' } }] }] },
  { key: 'complaints/s-k', following: [{ future: false, centre: { id: 'yh' } }], rows: [{ key: 'CP-06', clauses: [{ source: 'S', section: '5.2.1', words: { zh: '', en: '' } }] }] },
];
const row = (of: HTMLElement, name: RegExp) => within(of).getByRole('row', { name });

beforeEach(() => speak('zh-CN'));
afterEach(cleanup);

it('each row with what became of its limits; MUST and SHOULD apart; the clause is that of the procedure that the centre follows', async () => {
  const user = userEvent.setup();
  const { asked } = renderInHouse(<AttainmentPage />, figuresServer(counts, { policies }), MANAGER);
  const must = within((await screen.findAllByRole('region', { name: '必须遵守的时限' }))[0]!).getByRole('table');
  expect([...row(must, /^CP-06/).children].map(({ textContent }) => textContent?.trim())).toEqual(['CP-06 CP-06', '75% 3/4', '3', '0', '0', '1', '0', '0', '50% 1/2 +25个百分点']);
  expect(screen.getByText('达成75%：判定或超时的4项中，按时3项。')).toBeTruthy();
  expect(screen.getAllByText('HR-08', { exact: false }).length).toBeGreaterThan(0);
  const chip = within(must).getByRole('link', { name: 'CP-06' });
  expect(chip.getAttribute('href')).toBe('/policies?rule=CP-06');
  await user.hover(chip);
  expect((await screen.findByRole('tooltip')).textContent).toBe('CP-06 · S 5.2.1');
  const times = within(screen.getAllByRole('region', { name: '用时' })[0]!).getByRole('table');
  expect(row(times, /^全部/).textContent).toContain('1 小时 30 分九成不超过 4 小时，8件');
  expect(within(row(times, /^全部/)).getAllByRole('link', { name: '去年同期 持平' })[0]!.getAttribute('href')).toContain('a%20year%20before%20TIME_TO_FIRST_RESPONSE');
  expect(within(row(must, /^CP-06/)).getByRole('link', { name: '去年同期 50% 1/2' }).getAttribute('href')).toContain(encodeURIComponent('a year before ATTAINMENT CP-06 MUST'));
  expect(asked.map(({ operation }) => operation).filter((operation) => operation !== 'CaseEvents')).toEqual(['AttainmentFigures']);
});

it('a filter narrows everything but what there is to choose from, and says how many there are', async () => {
  const user = userEvent.setup();
  const { asked } = renderInHouse(<AttainmentPage />, figuresServer(counts, { policies }), MANAGER);
  const posts = await screen.findByRole<HTMLSelectElement>('combobox', { name: '岗位' });
  expect([...posts.options].map(({ text }) => text)).toEqual(['全部', 'STEWARD（6）', '（2）']);
  await user.selectOptions(posts, 'STEWARD');
  expect(await screen.findByText('达成25%：判定或超时的4项中，按时1项。')).toBeTruthy();
  const { figures } = asked.findLast(({ operation }) => operation === 'AttainmentFigures')!.variables['now'] as FiguresInput;
  expect(figures.filter(({ filters }) => !filters?.some(({ dimension, keys }) => dimension === 'POST' && keys[0] === 'STEWARD')).map(({ by }) => by)).toEqual([['DEPARTMENT'], ['POST'], ['BUILDING'], ['PERSON']]);
  await user.click(screen.getByRole('button', { name: '清除筛选' }));
  await waitFor(() => expect(screen.getByRole<HTMLSelectElement>('combobox', { name: '岗位' }).value).toBe(''));
});

it('persons are told apart only for whoever may see them', async () => {
  const { asked } = renderInHouse(<AttainmentPage />, figuresServer(counts), { ...MANAGER, capabilities: MANAGER.capabilities.filter((one) => one !== 'VIEW_PERSON_FIGURES') });
  expect(await screen.findByRole('combobox', { name: '岗位' })).toBeTruthy();
  expect(screen.queryByRole('combobox', { name: '人员' })).toBeNull();
  expect(JSON.stringify(asked)).not.toContain('PERSON');
});
