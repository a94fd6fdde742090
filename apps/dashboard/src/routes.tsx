import { redirect, type RouteObject } from 'react-router';
import { loadWords } from './i18n/i18n';
import { Loading } from './ui/loading';
import { ShellError } from './shell/shell-error';

/** The map of the house: an address, its words, its screen. Every screen is fetched when it is first entered. */
export const routes: RouteObject[] = [
  { path: '/sign-in', ErrorBoundary: ShellError, HydrateFallback: Loading, lazy: async () => (await Promise.all([import('./access/sign-in-page'), loadWords('sign-in')]))[0] },
  { path: '/set-up/start', ErrorBoundary: ShellError, HydrateFallback: Loading, lazy: async () => (await Promise.all([import('./set-up/start-page'), loadWords('set-up')]))[0] },
  {
    path: '/',
    ErrorBoundary: ShellError,
    HydrateFallback: Loading,
    lazy: async () => (await Promise.all([import('./shell/shell'), loadWords('vocabulary')]))[0],
    children: [
      { index: true, loader: () => redirect('/board') },
      { path: 'board', lazy: async () => (await Promise.all([import('./board/board-page'), loadWords('board')]))[0] },
      { path: 'my', lazy: async () => (await Promise.all([import('./my/my-page'), loadWords('my', 'cases')]))[0] },
      { path: 'cases', lazy: async () => (await Promise.all([import('./cases/case-list-page'), loadWords('cases')]))[0] },
      { path: 'cases/:number', lazy: async () => (await Promise.all([import('./cases/case-page'), loadWords('callbacks', 'cases', 'receipts', 'notifications')]))[0] },
      { path: 'callbacks/:tab?', lazy: async () => (await Promise.all([import('./callbacks/callbacks-page'), loadWords('callbacks', 'cases', 'charts', 'complaints', 'duties', 'notifications')]))[0] },
      { path: 'duties', lazy: async () => (await Promise.all([import('./duties/duties-page'), loadWords('duties', 'cases', 'notifications', 'board', 'complaints')]))[0] },
      { path: 'complaints', lazy: async () => (await Promise.all([import('./complaints/months-page'), loadWords('complaints')]))[0] },
      { path: 'complaints/report/:month', lazy: async () => (await Promise.all([import('./complaints/report-page'), loadWords('complaints')]))[0] },
      { path: 'complaints/figures', lazy: async () => (await Promise.all([import('./complaints/figures-page'), loadWords('charts', 'complaints', 'figures')]))[0] },
      { path: 'complaints/lessons', lazy: async () => (await Promise.all([import('./complaints/lessons-page'), loadWords('complaints')]))[0] },
      { path: 'complaints/channels', lazy: async () => (await Promise.all([import('./complaints/channels-page'), loadWords('complaints')]))[0] },
      { path: 'figures', lazy: async () => (await Promise.all([import('./figures/overview-page'), loadWords('charts', 'figures')]))[0] },
      { path: 'figures/attainment', lazy: async () => (await Promise.all([import('./figures/attainment-page'), loadWords('charts', 'figures')]))[0] },
      { path: 'figures/records', lazy: async () => (await Promise.all([import('./figures/records-page'), loadWords('charts', 'figures')]))[0] },
      { path: 'handover', lazy: async () => (await Promise.all([import('./handover/handover-page'), loadWords('handover')]))[0] },
      { path: 'staff', lazy: async () => (await Promise.all([import('./staff/staff-page'), loadWords('staff')]))[0] },
      { path: 'new', lazy: async () => (await Promise.all([import('./reception/registration-page'), loadWords('reception')]))[0] },
      { path: 'policies', lazy: async () => (await Promise.all([import('./policies/policies-page'), loadWords('policies')]))[0] },
      { path: 'policies/*', lazy: async () => (await Promise.all([import('./policies/policy-page'), loadWords('policies')]))[0] },
      { path: 'settings', lazy: async () => (await Promise.all([import('./settings/settings-page'), loadWords('policies')]))[0] },
      { path: 'calendars', lazy: async () => (await Promise.all([import('./calendars/calendar-page'), loadWords('calendars')]))[0] },
      { path: 'set-up', loader: () => redirect('/set-up/centres') },
      { path: 'set-up/:part', lazy: async () => (await Promise.all([import('./set-up/set-up-page'), loadWords('set-up', 'imports')]))[0] },
      { path: 'notifications', lazy: async () => (await Promise.all([import('./notifications/notifications-page'), loadWords('notifications')]))[0] },
      { path: 'health', lazy: async () => (await Promise.all([import('./health/health-page'), loadWords('health')]))[0] },
      { path: 'walls', lazy: async () => (await Promise.all([import('./wall/walls-page'), loadWords('walls')]))[0] },
      { path: 'privacy', lazy: async () => (await Promise.all([import('./privacy/privacy-page'), loadWords('privacy')]))[0] },
      { path: 'access-log', lazy: async () => (await Promise.all([import('./access/access-log-page'), loadWords('access')]))[0] },
      { path: 'profile', lazy: async () => (await Promise.all([import('./profile/profile-page'), loadWords('profile')]))[0] },
      { path: '*', lazy: () => import('./shell/not-found') },
    ],
  },
];
