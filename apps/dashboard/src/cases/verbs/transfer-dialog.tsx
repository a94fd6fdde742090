import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnerPostsDocument, TransferCaseDocument } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import { SelectField, TextArea, TextField } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

/** FD-05: what the desk cannot settle goes to a responsible department. No clock restarts. */
export function TransferDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const send = useCaseVerb(TransferCaseDocument);
  const { data } = useQuery(OwnerPostsDocument);
  const [department, setDepartment] = useState(work.responsibleDepartment ?? '');
  const [ownerPost, setOwnerPost] = useState('DEPARTMENT_HEAD');
  const [reason, setReason] = useState('');
  const problems = { department: department.trim() ? undefined : t('problem.department'), ownerPost: ownerPost ? undefined : t('problem.choose') };
  return (
    <VerbForm
      verb="transferCase"
      work={work}
      onClose={onClose}
      problems={problems}
      mine={{ responsibleDepartment: department }}
      send={(envelope) => send({ ...envelope, department, ownerPost, reason: reason.trim() || null })}
    >
      {(shown) => (
        <>
          <TextField label={t('field.department')} required value={department} onChange={setDepartment} error={shown.department} maxLength={80} data-first-focus />
          <SelectField
            label={t('field.ownerPost')}
            required
            value={ownerPost}
            onChange={setOwnerPost}
            error={shown.ownerPost}
            options={(data?.ownerPosts ?? []).map(({ key, name }) => ({ value: key, label: say(name) }))}
          />
          <TextArea label={t('field.reason')} value={reason} onChange={setReason} maxLength={1000} />
        </>
      )}
    </VerbForm>
  );
}
