// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { speak } from '../testing/house';
import { SpokenBreaches } from './overdue-alarm';

afterEach(cleanup);
type Breaches = Parameters<typeof SpokenBreaches>[0]['breaches'];
const breach = (n: number, caseNumber: string | null = `YH-${n}`) => ({ caseNumber, name: { zh: '两天内办结', en: 'Settled within 2 days' }, clause: 'P 4.6' }) as Breaches[number];
const said = (...breaches: Breaches) => render(<SpokenBreaches breaches={breaches} />).container.textContent;

it('one breach is said by its case, its rule and its clause; a duty by its rule', async () => {
  await speak('zh-CN');
  expect(said(breach(1))).toBe('新超时：YH-1，两天内办结，依据 P 4.6');
  expect(said(breach(1, null))).toBe('新超时：两天内办结，依据 P 4.6');
});

it('of several of one moment none is passed over: three are named, newest first, the others counted, and none twice', async () => {
  await speak('en');
  expect(said(breach(1), breach(2))).toBe('2 new breaches: YH-2, Settled within 2 days, clause P 4.6; YH-1, Settled within 2 days, clause P 4.6');
  expect(said(...[1, 2, 3, 4, 5, 5].map((n) => breach(n)))).toMatch(/^5 new breaches: YH-5, .*; YH-4, .*; YH-3, .*; 2 more$/);
});

it('nothing is said before the first', async () => {
  await speak('en');
  expect(said()).toBe('');
});
