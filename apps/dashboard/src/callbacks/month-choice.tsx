import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { TextField } from '../ui/inputs';
import { monthBeside } from './callbacks-address';

/** One month, and the way to its neighbours. */
export function MonthChoice({ month, onChange }: { month: string; onChange: (month: string) => void }) {
  const { t } = useTranslation('callbacks');
  return (
    <div className="month-choice">
      <Button icon={<LeftOutlined aria-hidden />} onClick={() => onChange(monthBeside(month, -1))} aria-label={t('previousMonth')} />
      <TextField label={t('month')} type="month" value={month} onChange={onChange} placeholder="2026-11" pattern="[0-9]{4}-(0[1-9]|1[0-2])" />
      <Button icon={<RightOutlined aria-hidden />} onClick={() => onChange(monthBeside(month, 1))} aria-label={t('nextMonth')} />
    </div>
  );
}
