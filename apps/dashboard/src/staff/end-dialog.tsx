import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOfWallTime } from '../format/wall-time';
import { EndHoldingDocument, type OfficeFieldsFragment, type TermFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { Dialog } from '../ui/dialog';
import { WallTimeField } from '../ui/inputs';
import { zoneOf } from './office-zone';
import { SendNote } from './send-note';
import { useSend } from './use-send';

/** A term of office ends, now or at a time to come; rights go with it. */
export function EndDialog({ office, term, onClose }: { office: OfficeFieldsFragment; term: TermFieldsFragment; onClose: (changed: boolean) => void }) {
  const { t } = useTranslation('staff');
  const say = useWords();
  const [end] = useMutation(EndHoldingDocument);
  const sending = useSend();
  const [when, setWhen] = useState('');
  async function submit(event: FormEvent) {
    event.preventDefault();
    const instant = when === '' ? null : instantOfWallTime(zoneOf(office), when);
    const at = instant === null ? null : new Date(instant).toISOString();
    if (await sending.send(async () => (await end({ variables: { holdingId: term.id, at } })).data?.endHolding.refusal)) onClose(true);
  }
  return (
    <Dialog title={t('endOf', { person: say(term.person.name), post: say(office.post.name) })} onClose={() => onClose(false)} holdsText>
      <form className="staff-form" onSubmit={(event) => void submit(event)} noValidate>
        <SendNote {...sending} />
        <p>{t('endAbout')}</p>
        <WallTimeField label={t('endAt')} value={when} onChange={setWhen} hint={t('endAtHint')} data-first-focus />
        <footer>
          <Button onClick={() => onClose(false)}>{t('cancel')}</Button>
          <Button type="primary" danger htmlType="submit" loading={sending.sending}>
            {t('endNow')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
