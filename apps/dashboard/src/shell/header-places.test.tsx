// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { renderInHouse, speak } from '../testing/house';
import { HeaderPlaces } from './header-places';
import type { Place } from './places';

const places: readonly Place[] = [
  { path: '/board', name: 'places.board', keys: 'g b', needs: 'VIEW_CASES' },
  { path: '/cases', name: 'places.cases', keys: 'g c', needs: 'VIEW_CASES' },
  { path: '/new', name: 'places.registration', keys: 'n', needs: 'RECEIVE_CASE' },
  { path: '/notifications', name: 'places.notifications', keys: 'g n', needs: 'VIEW_NOTICES' },
];
let resized: () => void = () => undefined;
let room = places.length;

beforeAll(() => speak('en'));
beforeEach(() => {
  vi.stubGlobal('ResizeObserver', class {
    constructor(private readonly told: () => void) {}
    observe(element: Element) { if (element.className === 'header-places') resized = this.told; }
    unobserve() {}
    disconnect() {}
  });
  // jsdom lays nothing out: what is beyond the room stands in the second line.
  vi.spyOn(HTMLElement.prototype, 'offsetTop', 'get').mockImplementation(function (this: HTMLElement) {
    return [...(this.parentElement?.children ?? [])].indexOf(this) < room ? 0 : 32;
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('all places stand in the line while there is room, and no menu', () => {
  room = 4;
  renderInHouse(<HeaderPlaces places={places} inScope={(path) => path} />, () => undefined);
  expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['Live board', 'Cases', 'Registration', 'Notifications']);
  expect(screen.queryByRole('button')).toBeNull();
});

it('what the window has no room for stands in the menu, and is not reached twice by Tab', async () => {
  room = 2;
  renderInHouse(<HeaderPlaces places={places} inScope={(path) => `${path}?centres=all`} />, () => undefined);
  expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['Live board', 'Cases']);
  fireEvent.click(screen.getByRole('button', { name: 'More' }));
  expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual(['Registrationn', 'Notificationsg n']);
});

it('follows the window', () => {
  room = 1;
  renderInHouse(<HeaderPlaces places={places} inScope={(path) => path} />, () => undefined);
  expect(screen.getAllByRole('link')).toHaveLength(1);
  room = 4;
  act(() => resized());
  expect(screen.getAllByRole('link')).toHaveLength(4);
});
