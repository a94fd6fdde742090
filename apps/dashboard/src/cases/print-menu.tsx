import { DownOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { papersOf, type ComplaintPaper } from './complaint-papers';
import type { CaseView } from './case-view';

/** Prints the record; where a complaint has more forms, they are in the menu beside it. @param onPrint null: the record itself */
export function PrintMenu({ work, onPrint }: { work: CaseView | undefined; onPrint: (paper: ComplaintPaper | null) => void }) {
  const { t } = useTranslation('cases');
  const papers = work ? papersOf(work) : [];
  const record = (
    <Button icon={<PrinterOutlined aria-hidden />} onClick={() => onPrint(null)}>
      {t('print')}
    </Button>
  );
  if (papers.length === 0) return record;
  return (
    <Space.Compact>
      {record}
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        getPopupContainer={(button) => button.parentElement ?? document.body}
        menu={{ items: papers.map((paper) => ({ key: paper, label: t(`paper.${paper}.title`) })), onClick: ({ key }) => onPrint(key as ComplaintPaper) }}
      >
        <Button icon={<DownOutlined aria-hidden />} aria-label={t('printMore')} />
      </Dropdown>
    </Space.Compact>
  );
}
