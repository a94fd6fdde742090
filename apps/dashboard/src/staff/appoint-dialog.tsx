import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOfWallTime } from '../format/wall-time';
import { AppointPersonDocument, StaffDocument, type OfficeFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { Dialog } from '../ui/dialog';
import { CheckField, SelectField, WallTimeField } from '../ui/inputs';
import { zoneOf } from './office-zone';
import { SendNote } from './send-note';
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
  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (personId === '') return;
    const moment = (wallTime: string) => (at(wallTime) === null ? null : new Date(at(wallTime)!).toISOString());
    const input = { personId, post: office.post.key, centreId: office.centre?.id ?? null, from: moment(from), until: moment(until), acting };
    if (await sending.send(async () => (await appoint({ variables: { input } })).data?.appointPerson.refusal)) onClose(true);
  }
  return (
    <Dialog title={t('appointTo', { post: say(office.post.name), place: office.centre ? say(office.centre.name) : t('company') })} onClose={() => onClose(false)} holdsText>
      <form className="staff-form" onSubmit={(event) => void submit(event)} noValidate>
        <SendNote {...sending} />
        <SelectField
          label={t('person')} required value={personId} onChange={setPersonId} empty={t('choose')} data-first-focus error={tried && personId === '' ? t('choosePerson') : undefined}
          options={(data?.staff ?? []).filter(({ disabledAt }) => disabledAt === null).map(({ id, name, login }) => ({ value: id, label: `${say(name)} (${login})` }))}
        />
        <WallTimeField label={t('from')} value={from} onChange={setFrom} hint={t('fromHint')} />
        <WallTimeField label={t('until')} value={until} onChange={setUntil} hint={t('untilHint')} />
        <CheckField label={t('actingFor')} checked={acting} onChange={setActing} hint={t('actingHint')} />
        <footer>
          <Button onClick={() => onClose(false)}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={sending.sending}>
            {t('appoint')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
