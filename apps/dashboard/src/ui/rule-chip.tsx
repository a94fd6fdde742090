import { Tooltip } from 'antd';
import { HouseLink } from './house-link';
import './rule-chip.css';

interface Rule {
  readonly rule: string;
  readonly clause: string;
  readonly name: string;
}

/** Which rule says so. Hover or focus shows the clause's words; it leads to the rule in its procedure. */
export function RuleChip({ rule, clause, name }: Rule) {
  return (
    <Tooltip title={`${name} · ${clause}`} mouseEnterDelay={0.2} trigger={['hover', 'focus']}>
      <HouseLink className="rule-chip" to={`/policies?rule=${encodeURIComponent(rule)}`}>
        {rule}
      </HouseLink>
    </Tooltip>
  );
}

/** For a cell of a long grid, where the row is the tab stop, its drawer tells the same, and a tooltip for each row would cost frames. */
export function RuleLabel({ rule, clause, name }: Rule) {
  return (
    <span className="rule-chip" title={`${name} · ${clause}`}>
      {rule}
    </span>
  );
}
