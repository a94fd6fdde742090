// @vitest-environment jsdom
import i18next from 'i18next';
import { cleanup, render } from '@testing-library/react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it } from 'vitest';
import vocabulary from '../i18n/zh-CN/vocabulary.json';
import { StatusBadge } from './status-badge';

const STATES = ['OVERDUE', 'DUE_SOON', 'ON_TIME', 'PAUSED', 'DONE'] as const;
beforeAll(() => i18next.use(initReactI18next).init({ lng: 'zh-CN', resources: { 'zh-CN': { vocabulary } } }));
afterEach(cleanup);

it('tells each state by a word, a shape and a colour of its own', () => {
  const badges = STATES.map((status) => render(<StatusBadge status={status} />).container.firstElementChild!);
  expect(badges.map((badge) => badge.textContent)).toEqual(['已超时', '即将超时', '正常', '暂停计时', '已完成']);
  expect(new Set(badges.map((badge) => badge.querySelector('path')?.getAttribute('d'))).size).toBe(5);
  expect(new Set(badges.map((badge) => badge.className)).size).toBe(5);
});
