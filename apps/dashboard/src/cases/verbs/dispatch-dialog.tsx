import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DispatchCaseDocument, PostLineDocument } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import { SelectField, TextArea } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

/** HR-04, FA-02: someone is sent; who answers for the case stays the same. */
export function DispatchDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const send = useCaseVerb(DispatchCaseDocument);
  const { data } = useQuery(PostLineDocument);
  const [post, setPost] = useState('');
  const [note, setNote] = useState('');
  return (
    <VerbForm
      verb="dispatchCase"
      work={work}
      onClose={onClose}
      problems={{ post: post ? undefined : t('problem.choose') }}
      send={(envelope) => send({ ...envelope, post, note: note.trim() || null })}
    >
      {(shown) => (
        <>
          <SelectField
            label={t('field.sentPost')}
            required
            value={post}
            onChange={setPost}
            error={shown.post}
            empty="—"
            options={(data?.posts ?? []).map(({ key, name }) => ({ value: key, label: say(name) }))}
            data-first-focus
          />
          <TextArea label={t('field.onTheWay')} value={note} onChange={setNote} maxLength={1000} />
        </>
      )}
    </VerbForm>
  );
}
