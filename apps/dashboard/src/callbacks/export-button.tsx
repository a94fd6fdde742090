import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import type { CallbackFilter } from '../gql/graphql';
import type { Words } from '../i18n/language';
import { useLanguage, useWords } from '../i18n/use-language';
import { saveExport } from '../save-export';

type What = { readonly centreIds: readonly string[]; readonly filter: CallbackFilter } | { readonly callbackId: string };

/** The filtered visits, or one of them as its form, as an Excel file. What cannot be exported is said beside it, in the server's words. */
export function ExportButton({ what, name }: { what: What; name: string }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const language = useLanguage();
  const viewer = useViewer();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words | 'UNREACHED' | null>(null);
  if (!can(viewer, 'EXPORT_CASES')) return null;
  const [path, fileName] = 'callbackId' in what ? ['/exports/callback-record', 'guanjia-callback.xlsx'] : ['/exports/callbacks', 'guanjia-callbacks.xlsx'];

  async function run() {
    setBusy(true);
    setProblem(null);
    try {
      setProblem(await saveExport(path, { ...what, language: language === 'en' ? 'en' : 'zh' }, fileName));
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
        {name}
      </Button>
    </>
  );
}
