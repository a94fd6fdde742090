// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { renderInHouse, speak } from '../testing/house';
import { ChecklistsCard } from './checklists-card';
import { PendingRequests } from './pending-requests';
import { caseView } from './testing/views';

beforeAll(() => speak('zh-CN'));
afterEach(cleanup);

it('a checklist says of each step when it was recorded, or that it was not', () => {
  const step = (key: string, zh: string, recordedAt: string | null) => ({ key, name: { zh, en: key }, strength: 'MUST' as const, choice: null, evidence: null, recordedAt });
  const lists = [{ rule: 'FA-02', name: { zh: '送医院', en: 'To hospital' }, clauses: [], steps: [step('CAR', '车辆到楼下', '2026-11-20T01:30:00.000Z'), step('FAMILY', '家属同往', null)] }];
  renderInHouse(<ChecklistsCard work={caseView({ checklists: lists })} />, () => undefined);
  const [car, family] = screen.getAllByRole('listitem');
  expect(car!.textContent).toContain('09:30');
  expect(family!.textContent).toContain('未记录');
});

it('what waits for a second person names who asks and why; confidential is said', () => {
  const request = { kind: 'CANCEL' as const, reason: '重复登记', at: '2026-11-20T01:30:00.000Z', intoNumber: null, requestedBy: { id: 'p', name: { zh: '李某', en: 'Li' } } };
  renderInHouse(<PendingRequests work={caseView({ confidential: true, pendingRequests: [request] })} />, () => undefined);
  screen.getByText(/李某申请作废：重复登记/);
  screen.getByText(/保密/);
});

it('where there is neither, there is no card', () => {
  renderInHouse(
    <>
      <PendingRequests work={caseView()} />
      <ChecklistsCard work={caseView()} />
    </>,
    () => undefined,
  );
  expect(screen.queryByRole('heading')).toBeNull();
  expect(screen.queryByRole('region')).toBeNull();
});
