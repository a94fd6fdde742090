import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from './visually-hidden';
import './states.css';

/** A skeleton of the content's own height, shown only when the wait is longer than 300 ms. */
export function Loading({ rows = 6, rowHeight = 40 }: { rows?: number; rowHeight?: number }) {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status" style={{ minHeight: rows * rowHeight }}>
      {late && (
        <>
          <VisuallyHidden>{t('loading')}</VisuallyHidden>
          {Array.from({ length: rows }, (_, row) => (
            <div key={row} className="loading-row" style={{ height: rowHeight - 8 }} />
          ))}
        </>
      )}
    </div>
  );
}
