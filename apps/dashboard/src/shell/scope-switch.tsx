import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../access/viewer';
import { useWords } from '../i18n/use-language';
import { ownCentres, useScope, type ScopeKind } from './scope';

/** My centre, several, the company; kept in the address. Who sees one centre only reads its name. */
export function ScopeSwitch() {
  const { t } = useTranslation();
  const say = useWords();
  const viewer = useViewer();
  const { kind, centres, choose } = useScope();
  const own = ownCentres(viewer);
  const only = viewer.centres.length === 1 ? viewer.centres[0] : undefined;
  if (only) return <span className="header-centre" title={say(only.name)}>{say(only.name)}</span>;
  const mine = own.length === viewer.centres.length ? [] : [{ value: 'MINE' as const, label: t('scope.mine') }];
  const options: { value: ScopeKind; label: string }[] = [
    ...mine,
    { value: 'SEVERAL', label: t('scope.several') },
    { value: 'COMPANY', label: t('scope.company') },
  ];
  return (
    <span className="scope-switch" role="group" aria-label={t('scope.title')}>
      <Segmented<ScopeKind>
        name="scope"
        value={kind === 'MINE' && mine.length === 0 ? 'COMPANY' : kind}
        options={options}
        onChange={(next) => choose(next === 'MINE' ? null : next === 'COMPANY' ? 'all' : own.map(({ code }) => code).join(','))}
      />
      {kind === 'SEVERAL' && (
        <Select
          mode="multiple"
          aria-label={t('scope.several')}
          className="scope-centres"
          maxTagCount={0}
          maxTagPlaceholder={(more) => t('scope.count', { count: more.length })}
          popupMatchSelectWidth={false}
          value={centres.map(({ code }) => code)}
          options={viewer.centres.map(({ code, name }) => ({ value: code, label: say(name) }))}
          onChange={(codes: string[]) => choose(codes.length === 0 ? null : codes.join(','))}
        />
      )}
    </span>
  );
}
