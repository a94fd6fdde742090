import { useTranslation } from 'react-i18next';

/** ●●○: how far a breach has gone up the reporting line. */
export function LevelDots({ level }: { level: number }) {
  const { t } = useTranslation('board');
  const name = level === 0 ? t('level0') : t('level', { count: level });
  return (
    <span className="level-dots" role="img" aria-label={name} title={name}>
      {[1, 2, 3].map((dot) => (
        <i key={dot} className={dot <= level ? 'reached' : ''} />
      ))}
      {level > 3 && <b>{level}</b>}
    </span>
  );
}
