import { Tooltip } from 'antd';
import './rule-chip.css';

/**
 * Which rule says so. Hover or focus shows the clause's words.
 * @param reachable false inside a grid, where the row is the tab stop and its drawer tells the same
 */
export function RuleChip({ rule, clause, name, reachable = true }: { rule: string; clause: string; name: string; reachable?: boolean }) {
  return (
    <Tooltip title={`${name} · ${clause}`} mouseEnterDelay={0.2} trigger={reachable ? ['hover', 'focus'] : ['hover']}>
      <span className="rule-chip" tabIndex={reachable ? 0 : undefined}>
        {rule}
      </span>
    </Tooltip>
  );
}
