import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DeleteFilterDocument, RenameFilterDocument, SavedFiltersDocument, SaveFilterDocument, type SavedFiltersQuery } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/inputs';

type Saved = SavedFiltersQuery['savedFilters'][number];
const AGAIN = { refetchQueries: [SavedFiltersDocument], awaitRefetchQueries: true };
const LONGEST_NAME = 40;

/** The person's own filters by their names; the present one can be kept. @param current the address without the place in the list */
export function SavedFilters({ current }: { current: string }) {
  const { t } = useTranslation('cases');
  const { data, error, refetch } = useQuery(SavedFiltersDocument);
  const [open, setOpen] = useState<'SAVE' | 'MANAGE' | null>(null);
  const filters = data?.savedFilters ?? [];
  return (
    <nav className="saved-filters" aria-label={t('list.saved.title')}>
      <span className="soft">{t('list.saved.title')}</span>
      {error && !data && (
        <Button size="small" onClick={() => void refetch().catch(() => undefined)}>
          {t('list.saved.failed')}
        </Button>
      )}
      {filters.map(({ id, name, search }) => (
        <Link key={id} to={{ search }} aria-current={search === current ? 'true' : undefined}>
          {name}
        </Link>
      ))}
      <Button size="small" disabled={current === ''} title={current === '' ? t('list.saved.nothing') : undefined} onClick={() => setOpen('SAVE')}>
        {t('list.saved.save')}
      </Button>
      {filters.length > 0 && (
        <Button size="small" onClick={() => setOpen('MANAGE')}>
          {t('list.saved.manage')}
        </Button>
      )}
      {open === 'SAVE' && <SaveDialog current={current} names={filters.map(({ name }) => name)} onClose={() => setOpen(null)} />}
      {open === 'MANAGE' && (
        <Dialog title={t('list.saved.manageTitle')} onClose={() => setOpen(null)} holdsText>
          <ul className="saved-filter-list">
            {filters.map((filter) => (
              <ManagedFilter key={filter.id} filter={filter} />
            ))}
          </ul>
          {filters.length === 0 && <p>{t('list.saved.none')}</p>}
        </Dialog>
      )}
    </nav>
  );
}

function SaveDialog({ current, names, onClose }: { current: string; names: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const failure = useFailure();
  const [name, setName] = useState('');
  const [save, { loading, error }] = useMutation(SaveFilterDocument, AGAIN);
  const replaces = names.includes(name.trim());
  return (
    <Dialog title={t('list.saved.saveTitle')} onClose={onClose} holdsText>
      <form
        className="saved-filter-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() && !loading) save({ variables: { name: name.trim(), search: current } }).then(onClose, () => undefined);
        }}
      >
        <TextField label={t('list.saved.name')} required data-first-focus value={name} onChange={setName} maxLength={LONGEST_NAME} error={error && failure(error, t('list.saved.notSaved'))} hint={replaces ? t('list.saved.replaces') : t('list.saved.hint')} />
        <footer>
          <Button type="primary" htmlType="submit" loading={loading} disabled={!name.trim()}>
            {t('list.saved.confirm')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function ManagedFilter({ filter }: { filter: Saved }) {
  const { t } = useTranslation('cases');
  const failure = useFailure();
  const [name, setName] = useState(filter.name);
  const [rename, renaming] = useMutation(RenameFilterDocument, AGAIN);
  const [remove, removing] = useMutation(DeleteFilterDocument, AGAIN);
  const error = renaming.error ?? removing.error;
  const changed = name.trim() !== '' && name.trim() !== filter.name;
  return (
    <li>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (changed) void rename({ variables: { id: filter.id, name: name.trim() } }).catch(() => undefined);
        }}
      >
        <TextField label={t('list.saved.name')} value={name} onChange={setName} maxLength={LONGEST_NAME} error={error && failure(error, t('list.saved.notSaved'))} />
        <Button htmlType="submit" disabled={!changed} loading={renaming.loading} aria-label={t('list.saved.renameOne', { name: filter.name })}>
          {t('list.saved.rename')}
        </Button>
        <Button danger loading={removing.loading} aria-label={t('list.saved.deleteOne', { name: filter.name })} onClick={() => void remove({ variables: { id: filter.id } }).catch(() => undefined)}>
          {t('list.saved.delete')}
        </Button>
      </form>
    </li>
  );
}
