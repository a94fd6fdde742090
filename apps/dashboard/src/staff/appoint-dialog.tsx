import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOfWallTime } from '../format/wall-time';
import { AppointPersonDocument, StaffDocument, type OfficeFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { CheckField, SelectField, WallTimeField } from '../ui/inputs';
import { zoneOf } from './office-zone';
import { FormDialog } from './form-dialog';
import { useSend } from './use-send';

/** Somebody is appointed to a post, from now or a time on, for good or until a time, perhaps acting. */
export function AppointDialog({ office, onClose }: { office: OfficeFieldsFragment; onClose: (changed: boolean) => void }) {
  const { t } = useTranslation('staff');
  const say = useWords();
  const { data } = useQuery(StaffDocument, { fetchPolicy: 'cache-and-network' });
  const [appoint] = useMutation(AppointPersonDocument);
  const sending = useSend();
  const [personId, setPersonId] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [acting, setActing] = useState(false);
  const [tried, setTried] = useState(false);
  const zone = zoneOf(office);
  const at = (wallTime: string) => (wallTime === '' ? null : instantOfWallTime(zone, wallTime));
  async function submit() {
    setTried(true);
    if (personId === '') return false;
    const moment = (wallTime: string) => (at(wallTime) === null ? null : new Date(at(wallTime)!).toISOString());
    const input = { personId, post: office.post.key, centreId: office.centre?.id ?? null, from: moment(from), until: moment(until), acting };
    return sending.send(async () => (await appoint({ variables: { input } })).data?.appointPerson.refusal);
  }
  return (
    <FormDialog title={t('appointTo', { post: say(office.post.name), place: office.centre ? say(office.centre.name) : t('company') })} sending={sending} submit={submit} onClose={onClose} act={t('appoint')}>
      <SelectField
        label={t('person')} required value={personId} onChange={setPersonId} empty={t('choose')} data-first-focus error={tried && personId === '' ? t('choosePerson') : undefined}
        options={(data?.staff ?? []).filter(({ disabledAt }) => disabledAt === null).map(({ id, name, login }) => ({ value: id, label: `${say(name)} (${login})` }))}
      />
      <WallTimeField label={t('from')} value={from} onChange={setFrom} hint={t('fromHint')} />
      <WallTimeField label={t('until')} value={until} onChange={setUntil} hint={t('untilHint')} />
      <CheckField label={t('actingFor')} checked={acting} onChange={setActing} hint={t('actingHint')} />
    </FormDialog>
  );
}
