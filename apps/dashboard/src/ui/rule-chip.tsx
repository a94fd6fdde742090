import { Tooltip } from 'antd';
import './rule-chip.css';

interface Rule {
  readonly rule: string;
  readonly clause: string;
  readonly name: string;
}

/** Which rule says so. Hover or focus shows the clause's words. */
export function RuleChip({ rule, clause, name }: Rule) {
  return (
    <Tooltip title={`${name} · ${clause}`} mouseEnterDelay={0.2} trigger={['hover', 'focus']}>
      <span className="rule-chip" tabIndex={0}>
        {rule}
      </span>
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
