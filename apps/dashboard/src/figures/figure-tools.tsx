import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import type { FiguresInput } from '../gql/graphql';
import type { Words } from '../i18n/language';
import { useLanguage, useWords } from '../i18n/use-language';
import { saveExport } from '../save-export';

export function PrintFigures() {
  const { t } = useTranslation('figures');
  return <Button onClick={() => window.print()}>{t('print')}</Button>;
}

/** The figures of the page as an Excel file with a sheet that explains each. What cannot be exported is said beside it, in the server's words. */
export function ExportFigures({ input }: { input: FiguresInput }) {
  const { t } = useTranslation('figures');
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
      setProblem(await saveExport('/exports/figures', { ...input, language: language === 'en' ? 'en' : 'zh' }, `guanjia-figures-${input.from}-${input.until}.xlsx`));
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
          {problem === 'UNREACHED' ? t('exportFailed') : say(problem)}
        </span>
      )}
      <Button loading={busy} onClick={() => void run()}>
        {t('export')}
      </Button>
    </>
  );
}
