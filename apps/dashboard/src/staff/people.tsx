import { useMutation, useQuery } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../access/viewer';
import { AddPersonDocument, ResetPasswordDocument, SetPersonDisabledDocument, StaffDocument, type StaffMemberFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { FromFile } from '../imports/from-file';
import { TextField } from '../ui/inputs';
import { FormDialog } from './form-dialog';
import { StaffList } from './staff-list';
import { useSend } from './use-send';

const SHORTEST_PASSWORD = 8;

/** The roll of staff: who may sign in. */
export function People() {
  const { t } = useTranslation('staff');
  const say = useWords();
  const viewer = useViewer();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery(StaffDocument, { fetchPolicy: 'cache-and-network' });
  const [setDisabled] = useMutation(SetPersonDisabledDocument);
  const sending = useSend();
  const [adding, setAdding] = useState(false);
  const [resetting, setResetting] = useState<StaffMemberFieldsFragment | null>(null);
  const [search, setSearch] = useState('');
  const again = () => void refetch().catch(() => undefined);
  const wanted = search.trim().toLowerCase();
  const shown = data?.staff.filter(({ login, name, spelling }) => `${login} ${name.zh} ${name.en} ${spelling}`.toLowerCase().includes(wanted));
  const toggle = async ({ id, disabledAt }: StaffMemberFieldsFragment) => {
    await sending.send(async () => (await setDisabled({ variables: { personId: id, disabled: disabledAt === null } })).data?.setPersonDisabled.refusal);
    again();
  };
  return (
    <div className="staff-body">
      <StaffList
        name={t('tabs.people')} heads={[t('name'), t('login'), t('status'), t('acts')]} sending={sending} error={error} retry={again}
        tools={
          <>
            <TextField label={t('search')} value={search} onChange={setSearch} />
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('addPerson')}
            </Button>
            <FromFile kind="STAFF" />
          </>
        }
      >
        {shown?.map((person) => (
          <tr key={person.id}>
            <th scope="row">{say(person.name)}</th>
            <td>{person.login}</td>
            <td>{person.disabledAt ? <strong className="staff-vacant">{t('disabled')}</strong> : t('enabled')}</td>
            <td className="staff-acts">
              <Button size="small" disabled={person.id === viewer.id} aria-label={t(person.disabledAt ? 'enableWhom' : 'disableWhom', { person: say(person.name) })} onClick={() => void toggle(person)}>
                {t(person.disabledAt ? 'enable' : 'disable')}
              </Button>
              <Button size="small" type="text" aria-label={t('resetWhom', { person: say(person.name) })} onClick={() => setResetting(person)}>
                {t('reset')}
              </Button>
            </td>
          </tr>
        ))}
      </StaffList>
      {shown?.length === 0 && <p className="soft">{t('noPerson')}</p>}
      {adding && (
        <AddDialog
          onClose={(added) => {
            setAdding(false);
            if (added) again();
          }}
        />
      )}
      {resetting && (
        <ResetDialog
          person={resetting}
          onClose={(done) => {
            setResetting(null);
            if (done) message.success(t('resetDone'));
          }}
        />
      )}
    </div>
  );
}

function AddDialog({ onClose }: { onClose: (added: boolean) => void }) {
  const { t } = useTranslation('staff');
  const [add] = useMutation(AddPersonDocument);
  const sending = useSend();
  const [draft, setDraft] = useState({ login: '', nameZh: '', nameEn: '', password: '' });
  const [tried, setTried] = useState(false);
  const put = (key: keyof typeof draft) => (value: string) => setDraft((before) => ({ ...before, [key]: value }));
  const missing = (key: 'login' | 'nameZh') => (tried && draft[key].trim() === '' ? t('fillIn') : undefined);
  const short = [...draft.password].length < SHORTEST_PASSWORD;
  async function submit() {
    setTried(true);
    if (draft.login.trim() === '' || draft.nameZh.trim() === '' || short) return false;
    const input = { ...draft, nameEn: draft.nameEn.trim() || null };
    return sending.send(async () => (await add({ variables: { input } })).data?.addPerson.refusal);
  }
  return (
    <FormDialog title={t('addPerson')} sending={sending} submit={submit} onClose={onClose}>
      <TextField label={t('nameZh')} required value={draft.nameZh} onChange={put('nameZh')} maxLength={60} error={missing('nameZh')} data-first-focus />
      <TextField label={t('nameEn')} value={draft.nameEn} onChange={put('nameEn')} maxLength={60} />
      <TextField label={t('login')} required value={draft.login} onChange={put('login')} maxLength={60} error={missing('login')} hint={t('loginHint')} spellCheck={false} />
      <TextField label={t('firstPassword')} required type="password" autoComplete="new-password" value={draft.password} onChange={put('password')} maxLength={256} hint={t('passwordHint')} error={tried && short ? t('passwordShort') : undefined} />
    </FormDialog>
  );
}

function ResetDialog({ person, onClose }: { person: StaffMemberFieldsFragment; onClose: (done: boolean) => void }) {
  const { t } = useTranslation('staff');
  const say = useWords();
  const [reset] = useMutation(ResetPasswordDocument);
  const sending = useSend();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const short = [...password].length < SHORTEST_PASSWORD;
  async function submit() {
    setTried(true);
    return !short && sending.send(async () => (await reset({ variables: { personId: person.id, password } })).data?.resetPassword.refusal);
  }
  return (
    <FormDialog title={t('resetWhom', { person: say(person.name) })} sending={sending} submit={submit} onClose={onClose}>
      <TextField label={t('newPassword')} required type="password" autoComplete="new-password" value={password} onChange={setPassword} maxLength={256} hint={t('resetHint')} error={tried && short ? t('passwordShort') : undefined} data-first-focus />
    </FormDialog>
  );
}
