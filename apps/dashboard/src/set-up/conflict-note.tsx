import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import { formOf, titleOf, type FormField, type FormValues, type RecordKind, type SetUpRecordView } from './record-kinds';

interface ConflictNoteProps {
  readonly of: RecordKind;
  readonly mine: FormValues;
  readonly stored: SetUpRecordView;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
}

/** Someone else saved first: both versions, field by field where they differ, and the choice. */
export function ConflictNote({ of, mine, stored, onTakeTheirs, onKeepMine }: ConflictNoteProps) {
  const { t } = useTranslation('set-up');
  const say = useWords();
  const theirs = formOf(stored);
  const different = of.fields.filter(({ name }) => (mine[name] ?? '') !== (theirs[name] ?? ''));
  const shown = ({ holds }: FormField, value: string | undefined) => (holds === 'TENURE' ? t(value === 'true' ? 'owner' : 'tenant') : holds === 'UNIT' || holds === 'BUILDING' ? t('another') : value || '–');
  return (
    <div className="error-state" role="alert">
      <p>{t('conflict', { what: titleOf(stored, say) })}</p>
      <table className="set-up-conflict">
        <thead>
          <tr>
            <th scope="col">{t('field.name')}</th>
            <th scope="col">{t('mine')}</th>
            <th scope="col">{t('stored')}</th>
          </tr>
        </thead>
        <tbody>
          {different.map((field) => (
            <tr key={field.name}>
              <th scope="row">{t(field.label)}</th>
              <td>{shown(field, mine[field.name])}</td>
              <td>{shown(field, theirs[field.name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="set-up-choice">
        <Button onClick={onTakeTheirs}>{t('takeTheirs')}</Button>
        <Button onClick={onKeepMine}>{t('keepMine')}</Button>
      </p>
    </div>
  );
}
