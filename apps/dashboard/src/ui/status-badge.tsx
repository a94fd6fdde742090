import { useTranslation } from 'react-i18next';
import type { DeadlineStatus } from '../format/deadline-status';
import { SHAPES } from './status-shapes';
import './status-badge.css';

export function StatusBadge({ status }: { status: DeadlineStatus }) {
  const { t } = useTranslation('vocabulary');
  return (
    <span className={`status-badge status-${status.toLowerCase()}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path fillRule="evenodd" d={SHAPES[status]} fill="currentColor" />
      </svg>
      {t(`deadline.${status}`)}
    </span>
  );
}
