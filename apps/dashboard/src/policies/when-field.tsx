import { useTranslation } from 'react-i18next';
import { serverClock } from '../format/server-clock';
import { instantOfWallTime } from '../format/wall-time';
import { ChoiceBar } from '../ui/choice-bar';
import { WallTimeField } from '../ui/inputs';

/** From when a change is to hold: now, or a wall time at a centre. */
export interface When {
  readonly kind: 'NOW' | 'LATER';
  readonly wallTime: string;
}
export const NOW: When = { kind: 'NOW', wallTime: '' };

/** What is wrong with it; null: nothing. */
export function whenProblem({ kind, wallTime }: When, zone: string): 'missing' | 'past' | null {
  if (kind === 'NOW') return null;
  const at = instantOfWallTime(zone, wallTime);
  if (at === null) return 'missing';
  return at <= serverClock.now() ? 'past' : null;
}

/** For the API: null is now by the server's own clock. */
export function whenInput({ kind, wallTime }: When, zone: string): string | null {
  const at = kind === 'NOW' ? null : instantOfWallTime(zone, wallTime);
  return at === null ? null : new Date(at).toISOString();
}

export function WhenField({ when, onChange, zone, showProblem }: { when: When; onChange: (when: When) => void; zone: string; showProblem: boolean }) {
  const { t } = useTranslation('policies');
  const problem = showProblem ? whenProblem(when, zone) : null;
  return (
    <>
      <ChoiceBar
        legend={t('when.legend')}
        value={when.kind}
        onChange={(kind) => onChange({ ...when, kind: kind as When['kind'] })}
        options={[
          { value: 'NOW', label: t('when.now') },
          { value: 'LATER', label: t('when.later') },
        ]}
      />
      {when.kind === 'LATER' && (
        <WallTimeField label={t('when.at')} hint={zone} value={when.wallTime} onChange={(wallTime) => onChange({ ...when, wallTime })} error={problem ? t(`when.${problem}`) : undefined} required />
      )}
    </>
  );
}
