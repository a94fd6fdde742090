import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useSearchParams } from 'react-router';
import { useWords } from '../i18n/use-language';
import { useScope } from '../shell/scope';
import { SelectField } from '../ui/inputs';
import { keptParts, withParts } from './figures-address';
import { useFigureText } from './figure-text';
import { monthBeside, periodBeside, PERIOD_KINDS, periodWith, type Period, type PeriodKind } from './period';

/** How many periods of a kind the choice goes back. */
const BACK = { MONTH: 24, QUARTER: 8, YEAR: 3 } as const satisfies Record<PeriodKind, number>;

/** Title, the ways to the other pages of figures, the choice of the period, and what else the page offers. */
export function FiguresHead({ title, period, today, children }: { title: string; period: Period; today: string; children?: ReactNode }) {
  const { t } = useTranslation('figures');
  const { t: house } = useTranslation();
  const say = useWords();
  const text = useFigureText();
  const { centres } = useScope();
  const [search] = useSearchParams();
  useEffect(() => {
    document.title = `${title} · ${house('product')}`;
  }, [title, house]);
  return (
    <header className="figures-head">
      <h1>{title}</h1>
      <p className="figures-on-paper">
        {text.period(period)} · {centres.map(({ name }) => say(name)).join(t('ends.between'))}
      </p>
      <nav aria-label={t('title')}>
        <NavLink end to={{ pathname: '/figures', search: keptParts(search) }}>
          {t('tabs.overview')}
        </NavLink>
        <NavLink to={{ pathname: '/figures/attainment', search: keptParts(search) }}>{t('tabs.attainment')}</NavLink>
      </nav>
      <span className="figures-tools">
        <PeriodChoice period={period} today={today} />
        {children}
      </span>
    </header>
  );
}

function PeriodChoice({ period, today }: { period: Period; today: string }) {
  const { t } = useTranslation('figures');
  const text = useFigureText();
  const [search, setSearch] = useSearchParams();
  // A version is of one month: another period is looked at as it is now.
  const choose = (name: string) => setSearch(withParts(search, { period: name, version: '' }));
  const running = periodWith(today, period.kind);
  const known = Array.from({ length: BACK[period.kind] }, (_, back) => periodBeside(running, -back));
  const listed = known.some(({ name }) => name === period.name) ? known : [period, ...known];
  // Of a quarter or year the last month that is not in the future: so the running month leads to the running quarter and back.
  const within = period.until < today ? period.until : today;
  return (
    <>
      <SelectField
        label={t('period.kind')}
        value={period.kind}
        onChange={(kind) => choose(periodWith(within, kind as PeriodKind).name)}
        options={PERIOD_KINDS.map((kind) => ({ value: kind, label: t(`period.kinds.${kind}`) }))}
      />
      <span className="period-choice">
        <Button icon={<LeftOutlined aria-hidden />} onClick={() => choose(periodBeside(period, -1).name)} aria-label={t('period.previous')} />
        <SelectField
          label={t('period.label')}
          value={period.name}
          onChange={choose}
          options={listed.map((one) => ({ value: one.name, label: one.until < today ? text.period(one) : t('period.running', { period: text.period(one) }) }))}
        />
        <Button icon={<RightOutlined aria-hidden />} disabled={monthBeside(period.until, 1) > running.until} onClick={() => choose(periodBeside(period, 1).name)} aria-label={t('period.next')} />
      </span>
    </>
  );
}
