import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { HouseLink } from './house-link';
import './rule-chip.css';

interface Rule {
  readonly rule: string;
  readonly clause: string;
  readonly name: string;
}

/** The register's rules are known by their numbers; those that only the product names are said in words. A company's own rows are called as the company called them. */
export function useRuleLabel(): (rule: string) => string {
  const { t, i18n } = useTranslation('vocabulary');
  return (rule) => {
    const key = `rule.${rule}`;
    return i18n.exists(key, { ns: 'vocabulary' }) ? t(key as 'rule.CLASSIFY') : rule;
  };
}

/** Which rule says so. Hover or focus shows the clause's words; it leads to the rule in its procedure. */
export function RuleChip({ rule, clause, name }: Rule) {
  const label = useRuleLabel()(rule);
  return (
    <Tooltip title={`${name} · ${clause}`} mouseEnterDelay={0.2} trigger={['hover', 'focus']}>
      <HouseLink className="rule-chip" to={`/policies?rule=${encodeURIComponent(rule)}`}>
        {label}
      </HouseLink>
    </Tooltip>
  );
}

/** For a cell of a long grid, where the row is the tab stop, its drawer tells the same, and a tooltip for each row would cost frames. */
export function RuleLabel({ rule, clause, name }: Rule) {
  const label = useRuleLabel()(rule);
  return (
    <span className="rule-chip" title={`${name} · ${clause}`}>
      {label}
    </span>
  );
}
