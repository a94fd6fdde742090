import type { DeadlineStatus } from '../format/deadline-status';

/** The shape says the same as the colour and the word: a filled octagon, a triangle, a ring, two bars, a tick. */
export const SHAPES: Readonly<Record<DeadlineStatus, string>> = {
  OVERDUE: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z M7.2 3.8h1.6v5H7.2z M7.2 10.4h1.6V12H7.2z',
  DUE_SOON: 'M8 1.5 15.5 15H.5z M8 5 3.6 13h8.8z',
  ON_TIME: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z',
  PAUSED: 'M3 2h3.5v12H3z M9.5 2H13v12H9.5z',
  DONE: 'M6.3 13.2 1 7.9l1.9-1.9 3.4 3.4L13.1 2.6 15 4.5z',
};
