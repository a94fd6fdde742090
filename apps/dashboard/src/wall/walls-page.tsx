import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { WallsDocument } from '../gql/graphql';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { CreateWallDialog } from './create-wall-dialog';
import { WallTable } from './wall-table';
import './walls.css';

/** Which screens hang where, and whose board each shows. */
export function Component() {
  const { t } = useTranslation('walls');
  const { t: house } = useTranslation();
  const { data, error, refetch } = useQuery(WallsDocument, { fetchPolicy: 'cache-and-network' });
  const [adding, setAdding] = useState(false);
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);
  const readAgain = () => void refetch().catch(() => undefined);
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <div className="walls">
      <h1>{t('title')}</h1>
      <p className="walls-about">{t('about')}</p>
      {error && <ErrorState what={t(data ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={readAgain} />}
      {!error && !data && <Loading rows={4} />}
      {data && (data.walls.length === 0 ? <Empty reason={t('none')} action={add} /> : (
        <>
          <p>{add}</p>
          <WallTable walls={data.walls} onChange={readAgain} />
        </>
      ))}
      {adding && (
        <CreateWallDialog
          onClose={(made) => {
            setAdding(false);
            if (made) readAgain();
          }}
        />
      )}
    </div>
  );
}
