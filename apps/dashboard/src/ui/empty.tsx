import type { ReactNode } from 'react';
import './states.css';

/** Says why there is nothing, and what to do next. */
export function Empty({ reason, action }: { reason: string; action?: ReactNode }) {
  return (
    <div className="state-panel">
      <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
        <path d="M8 26 24 10l16 16v14H8z M18 40V28h12v12" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      <p>{reason}</p>
      {action}
    </div>
  );
}
