import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import type { CaseFilter } from '../gql/graphql';
import type { Words } from '../i18n/language';
import { useLanguage, useWords } from '../i18n/use-language';
import { saveExport } from '../save-export';

interface ExportProps {
  readonly centreIds: readonly string[];
  readonly filter: CaseFilter;
}

/** The filtered list as an Excel file. What cannot be exported is said beside it, in the server's words. */
export function ExportCases({ centreIds, filter }: ExportProps) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const language = useLanguage();
  const viewer = useViewer();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words | 'UNREACHED' | null>(null);
  if (!can(viewer, 'EXPORT_CASES')) return null;

  async function run() {
    setBusy(true);
    setProblem(null);
    try {
      setProblem(await saveExport('/exports/cases', { centreIds, filter, language: language === 'en' ? 'en' : 'zh' }, 'guanjia-cases.xlsx'));
    } catch {
      setProblem('UNREACHED');
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {problem && (
        <span role="alert" className="field-error">
          {problem === 'UNREACHED' ? t('list.exportFailed') : say(problem)}
        </span>
      )}
      <Button loading={busy} onClick={() => void run()}>
        {t('list.export')}
      </Button>
    </>
  );
}
