import { Button } from 'antd';
import { useState } from 'react';
import { can, useViewer } from './access/viewer';
import type { Words } from './i18n/language';
import { useLanguage, useWords } from './i18n/use-language';
import { saveExport } from './save-export';

interface ExportButtonProps {
  readonly path: string;
  /** What is asked for; the language is added. */
  readonly body: object;
  readonly fileName: string;
  readonly label: string;
  /** Said where the server was not reached. */
  readonly failed: string;
}

/** Saves an Excel file, for who may take lists out of the house. What cannot be exported is said beside it, in the server's words. */
export function ExportButton({ path, body, fileName, label, failed }: ExportButtonProps) {
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
      setProblem(await saveExport(path, { ...body, language: language === 'en' ? 'en' : 'zh' }, fileName));
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
          {problem === 'UNREACHED' ? failed : say(problem)}
        </span>
      )}
      <Button loading={busy} onClick={() => void run()}>
        {label}
      </Button>
    </>
  );
}
