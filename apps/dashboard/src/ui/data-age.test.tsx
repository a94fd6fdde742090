// @vitest-environment jsdom
import i18next from 'i18next';
import { act, cleanup, render, screen } from '@testing-library/react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import shell from '../i18n/zh-CN/shell.json';
import { DataAge } from './data-age';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'zh-CN', resources: { 'zh-CN': { shell } }, defaultNS: 'shell' }));
beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const chip = () => screen.getByText(/./).textContent;

it('grows older each second, and stops looking live after fifteen without a heartbeat', () => {
  render(<DataAge connection="CONNECTED" heardAt={0} />);
  wait(3_000);
  expect(chip()).toBe('实时 · 3 秒前');
  wait(12_000);
  expect(chip()).toBe('实时 · 15 秒前');
  wait(1_000);
  expect(chip()).toBe('数据停更 · 16 秒前');
});

it('says at once when the line is being made again', () => {
  render(<DataAge connection="RECONNECTING" heardAt={0} />);
  expect(chip()).toBe('重连中 · 0 秒前');
});

it('is not live before the first word of the server', () => {
  render(<DataAge connection="CONNECTED" heardAt={null} />);
  expect(chip()).toBe('数据停更');
});
