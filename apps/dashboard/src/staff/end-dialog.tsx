import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOfWallTime } from '../format/wall-time';
import { EndHoldingDocument, type OfficeFieldsFragment, type TermFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { WallTimeField } from '../ui/inputs';
import { zoneOf } from './office-zone';
import { FormDialog } from './form-dialog';
import { useSend } from './use-send';

/** A term of office ends, now or at a time to come; rights go with it. */
export function EndDialog({ office, term, onClose }: { office: OfficeFieldsFragment; term: TermFieldsFragment; onClose: (changed: boolean) => void }) {
  const { t } = useTranslation('staff');
  const say = useWords();
  const [end] = useMutation(EndHoldingDocument);
  const sending = useSend();
  const [when, setWhen] = useState('');
  async function submit() {
    const instant = when === '' ? null : instantOfWallTime(zoneOf(office), when);
    const at = instant === null ? null : new Date(instant).toISOString();
    return sending.send(async () => (await end({ variables: { holdingId: term.id, at } })).data?.endHolding.refusal);
  }
  return (
    <FormDialog title={t('endOf', { person: say(term.person.name), post: say(office.post.name) })} sending={sending} submit={submit} onClose={onClose} act={t('endNow')} danger>
      <p>{t('endAbout')}</p>
      <WallTimeField label={t('endAt')} value={when} onChange={setWhen} hint={t('endAtHint')} data-first-focus />
    </FormDialog>
  );
}
