import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../access/viewer';
import { TakeOverCaseDocument } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import { SelectField, TextArea } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

/** FD-06, FD-07: I take the case over as a post that I hold. No clock restarts. */
export function TakeOverDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const send = useCaseVerb(TakeOverCaseDocument);
  const held = useViewer().holdings.filter(({ centre }) => centre === null || centre.id === work.centre.id);
  const [post, setPost] = useState(held.find(({ post: { key } }) => key !== work.owner.key)?.post.key ?? held[0]?.post.key ?? '');
  const [reason, setReason] = useState('');
  return (
    <VerbForm
      verb="takeOverCase"
      work={work}
      onClose={onClose}
      problems={{ post: post ? undefined : t('problem.choose') }}
      send={(envelope) => send({ ...envelope, post, reason: reason.trim() || null })}
    >
      {(shown) => (
        <>
          <SelectField label={t('field.takeOverAs')} required value={post} onChange={setPost} error={shown.post} options={held.map(({ post: { key, name } }) => ({ value: key, label: say(name) }))} data-first-focus />
          <TextArea label={t('field.reason')} value={reason} onChange={setReason} maxLength={1000} />
        </>
      )}
    </VerbForm>
  );
}
