import { useTranslation } from 'react-i18next';
import './level-marks.css';

/** ●●○: how far a breach has gone up the reporting line. */
export function LevelMarks({ level }: { level: number }) {
  const { t } = useTranslation('vocabulary');
  const name = level === 0 ? t('level0') : t('level', { count: level });
  return (
    <span className="level-marks" role="img" aria-label={name} title={name}>
      {[1, 2, 3].map((mark) => (
        <i key={mark} className={mark <= level ? 'reached' : ''} />
      ))}
      {level > 3 && <b>{level}</b>}
    </span>
  );
}
