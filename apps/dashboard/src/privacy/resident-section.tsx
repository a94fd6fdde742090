import { useLazyQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { ResidentDataSubjectsDocument, type SubjectFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { TextField } from '../ui/inputs';
import { CorrectDialog, EraseDialog, ExportDialog } from './resident-dialogs';

const COLUMNS = ['home', 'name', 'telephone', 'cases', 'movedOutOn', 'act'] as const;
const ACTS = { export: ExportDialog, correct: CorrectDialog, erase: EraseDialog } as const;
type Act = keyof typeof ACTS;

/** What a resident may ask for (PIPL): to see, correct, erase what is kept. */
export function ResidentSection({ centreId }: { centreId: string }) {
  const { t } = useTranslation('privacy');
  const failure = useFailure();
  const [search, setSearch] = useState('');
  const [find, { data, error, loading }] = useLazyQuery(ResidentDataSubjectsDocument, { fetchPolicy: 'network-only' });
  const [doing, setDoing] = useState<{ readonly act: Act; readonly subject: SubjectFieldsFragment } | null>(null);
  const look = () => void find({ variables: { centreId, search } }).catch(() => undefined);
  const Doing = doing && ACTS[doing.act];
  return (
    <section className="card" aria-labelledby="privacy-resident">
      <h2 id="privacy-resident">{t('resident.title')}</h2>
      <p className="privacy-about">{t('resident.about')}</p>
      <form
        className="privacy-bar"
        role="search"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (search.trim() !== '') look();
        }}
      >
        <TextField label={t('resident.search')} value={search} onChange={setSearch} maxLength={100} />
        <Button htmlType="submit" loading={loading}>
          {t('resident.find')}
        </Button>
      </form>
      {error && <ErrorState what={failure(error, t('failed'))} traceId={traceIdOf(error)} retry={look} />}
      {!error && data && (data.residentDataSubjects.length === 0 ? <Empty reason={t('resident.none')} /> : (
        <div className="privacy-table" tabIndex={0} role="region" aria-label={t('resident.results')}>
          <table>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`resident.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.residentDataSubjects.map((subject) => (
                <Line key={subject.id} subject={subject} onAct={(act) => setDoing({ act, subject })} />
              ))}
            </tbody>
          </table>
        </div>
      ))}
      {Doing && (
        <Doing
          subject={doing.subject}
          onClose={(changed) => {
            setDoing(null);
            if (changed) look();
          }}
        />
      )}
    </section>
  );
}

function Line({ subject, onAct }: { subject: SubjectFieldsFragment; onAct: (act: Act) => void }) {
  const { t } = useTranslation('privacy');
  const say = useWords();
  const { name, unit, telephoneMasked, cases, openCases, movedOutOn, erasedAt, notErasable } = subject;
  return (
    <tr>
      <td>{say(unit)}</td>
      <td>{erasedAt ? t('resident.erased') : name}</td>
      <td className="number">{telephoneMasked}</td>
      <td className="number">
        {cases}
        {openCases > 0 && <small>{t('resident.open', { count: openCases })}</small>}
      </td>
      <td>{movedOutOn}</td>
      <td>
        {!erasedAt && (
          <span className="privacy-acts">
            {(Object.keys(ACTS) as Act[]).map((act) => (
              <Button key={act} size="small" danger={act === 'erase'} disabled={act === 'erase' && notErasable !== null} onClick={() => onAct(act)} aria-label={`${t(`resident.${act}`)} ${name}`}>
                {t(`resident.${act}`)}
              </Button>
            ))}
          </span>
        )}
        {!erasedAt && notErasable && <small>{say(notErasable)}</small>}
      </td>
    </tr>
  );
}
