import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnerPostsDocument, ReferCaseDocument, type ReferredTo } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import { CheckField, SelectField, TextArea, TextField } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

const PARTIES = ['DEPARTMENT', 'DEVELOPER', 'POLICE', 'SUPPLIER', 'AUTHORITY'] as const satisfies readonly ReferredTo[];

/** HR-09: what cannot be met here goes to those who can, with the reason; no clock restarts. A party outside takes nothing over. */
export function ReferDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const send = useCaseVerb(ReferCaseDocument);
  const { data } = useQuery(OwnerPostsDocument);
  const [party, setParty] = useState<ReferredTo>('DEPARTMENT');
  const [name, setName] = useState('');
  const [ownerPost, setOwnerPost] = useState('');
  const [inWriting, setInWriting] = useState(false);
  const [reason, setReason] = useState('');
  const inside = party === 'DEPARTMENT';
  const problems = { name: name.trim() ? undefined : t('problem.referredName'), reason: reason.trim() ? undefined : t('problem.reason') };
  return (
    <VerbForm
      verb="referCase"
      work={work}
      onClose={onClose}
      problems={problems}
      mine={inside ? { responsibleDepartment: name } : {}}
      send={(envelope) => send({ ...envelope, party, name, ownerPost: (inside && ownerPost) || null, inWriting, reason })}
    >
      {(shown) => (
        <>
          <SelectField label={t('field.referredTo')} required value={party} onChange={(value) => setParty(value as ReferredTo)} options={PARTIES.map((value) => ({ value, label: t(`referredTo.${value}`) }))} />
          <TextField label={t('field.referredName')} required value={name} onChange={setName} error={shown.name} maxLength={80} data-first-focus />
          {inside && (
            <SelectField
              label={t('field.ownerPost')}
              value={ownerPost}
              onChange={setOwnerPost}
              empty={t('field.asItIs')}
              options={(data?.ownerPosts ?? []).map((post) => ({ value: post.key, label: say(post.name) }))}
            />
          )}
          <CheckField label={t('field.inWriting')} checked={inWriting} onChange={setInWriting} />
          <TextArea label={t('field.reason')} required value={reason} onChange={setReason} error={shown.reason} maxLength={1000} />
        </>
      )}
    </VerbForm>
  );
}
