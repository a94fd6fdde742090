import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { withParts } from '../figures/figures-address';
import { useFigureText } from '../figures/figure-text';
import { monthBeside, periodWith, type Period } from '../figures/period';
import { SelectField } from '../ui/inputs';
import { nameIn, neighbourOf, SPAN_KINDS, type Span, type SpanKind } from './figures-period';

/** How many spans of a kind the choice goes back, and how many months each has. */
const BACK = { MONTH: [24, 1], QUARTER: [8, 3], YEAR: [3, 12] } as const;

export function useSpanText(): (span: Pick<Span, 'kind' | 'name' | 'from' | 'until'>) => string {
  const { t } = useTranslation('complaints');
  const text = useFigureText();
  return (span) => (span.kind === 'LAST_12' ? t('figures.last12', { from: span.from, until: span.until }) : text.period(span as Period));
}

/** Which span the page is about. */
export function SpanChoice({ span, today }: { span: Span; today: string }) {
  const { t } = useTranslation('complaints');
  const text = useSpanText();
  const [search, setSearch] = useSearchParams();
  const choose = (period: string) => setSearch(withParts(search, { period }));
  const [before, after] = [neighbourOf(span, -1, today), neighbourOf(span, 1, today)];
  const known = span.kind === 'LAST_12' ? [] : listed(span.kind, today);
  return (
    <>
      <SelectField label={t('figures.span')} value={span.kind} onChange={(kind) => choose(nameIn(kind as SpanKind, span, today))} options={SPAN_KINDS.map((kind) => ({ value: kind, label: t(`figures.spans.${kind}`) }))} />
      {span.kind !== 'LAST_12' && (
        <span className="span-choice">
          <Button icon={<LeftOutlined aria-hidden />} disabled={before === null} onClick={() => choose(before ?? '')} aria-label={t('figures.previous')} />
          <SelectField label={t('figures.which')} value={span.name} onChange={choose} options={(known.some(({ name }) => name === span.name) ? known : [span, ...known]).map((one) => ({ value: one.name, label: text(one) }))} />
          <Button icon={<RightOutlined aria-hidden />} disabled={after === null} onClick={() => choose(after ?? '')} aria-label={t('figures.next')} />
        </span>
      )}
    </>
  );
}

function listed(kind: keyof typeof BACK, today: string): readonly Span[] {
  const [many, months] = BACK[kind];
  return Array.from({ length: many }, (_, back) => periodWith(monthBeside(today, -back * months), kind));
}
