import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import type { CaseFilter } from '../gql/graphql';
import type { Words } from '../i18n/language';
import { useLanguage, useWords } from '../i18n/use-language';

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
      setProblem(await download({ centreIds, filter }, language === 'en' ? 'en' : 'zh'));
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

/** @returns why not, where the server said no; null: the file is being saved. @throws when it was not reached */
async function download({ centreIds, filter }: ExportProps, language: 'zh' | 'en'): Promise<Words | null> {
  const response = await fetch('/exports/cases', { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ centreIds, filter, language }) });
  if (!response.ok) {
    const { errors } = (await response.json()) as { errors?: { extensions?: { messages?: Words } }[] };
    const words = errors?.[0]?.extensions?.messages;
    if (!words) throw new Error(`the export answered ${response.status}`);
    return words;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = 'guanjia-cases.xlsx';
  link.click();
  URL.revokeObjectURL(link.href);
  return null;
}
