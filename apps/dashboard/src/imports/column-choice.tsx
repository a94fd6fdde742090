import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import type { ImportAnswer } from './import-file';

/** Which column each field is taken from: as proposed from headers and values, and as the person says. */
export function ColumnChoice({ answer, columnOf, onTake }: { answer: ImportAnswer; columnOf: (field: string) => number | null; onTake: (field: string, column: number | null) => void }) {
  const { t } = useTranslation('imports');
  const say = useWords();
  const nameOf = (column: number) => answer.headers[column] || t('columnNumber', { number: column + 1 });
  return (
    <div className="import-columns" tabIndex={0} role="region" aria-label={t('step.columns')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('fieldName')}</th>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('evidence')}</th>
            <th scope="col">{t('sample')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.fields.map(({ field, name, required, column: proposed, filled, readable }) => {
            const column = columnOf(field);
            return (
              <tr key={field}>
                <th scope="row">
                  {say(name)}
                  {required && <span aria-hidden="true"> *</span>}
                </th>
                <td>
                  <select className="control" aria-label={t('columnFor', { what: say(name) })} aria-required={required} aria-invalid={required && column === null ? true : undefined} value={column ?? ''} onChange={(event) => onTake(field, event.target.value === '' ? null : Number(event.target.value))}>
                    <option value="">{t('notTaken')}</option>
                    {answer.headers.map((_, at) => (
                      <option key={at} value={at}>
                        {nameOf(at)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>{column !== null && column === proposed && t('readable', { readable, filled })}</td>
                <td>{column !== null && answer.sample.map((row) => row[column] ?? '').filter(Boolean).join(' · ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
