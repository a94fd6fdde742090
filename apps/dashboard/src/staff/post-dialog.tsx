import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SavePostDocument, type Capability, type StaffPostFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { CheckField, SelectField, TextField } from '../ui/inputs';
import { FormDialog } from './form-dialog';
import { useSend } from './use-send';

/** Adds a post (`post` null), or changes one. What may be done is chosen among what some post may do already. */
export function PostDialog({ post, posts, onClose }: { post: StaffPostFieldsFragment | null; posts: readonly StaffPostFieldsFragment[]; onClose: (saved: boolean) => void }) {
  const { t, i18n } = useTranslation('staff');
  const say = useWords();
  const [save] = useMutation(SavePostDocument);
  const sending = useSend();
  const [draft, setDraft] = useState({ key: post?.key ?? '', nameZh: post?.name.zh ?? '', nameEn: post?.name.en ?? '', reportsTo: post?.reportsTo ?? '' });
  const [companyWide, setCompanyWide] = useState(post?.companyWide ?? false);
  const [may, setMay] = useState<ReadonlySet<Capability>>(new Set(post?.capabilities));
  const [tried, setTried] = useState(false);
  const put = (key: keyof typeof draft) => (value: string) => setDraft((before) => ({ ...before, [key]: value }));
  const all = [...new Set(posts.flatMap(({ capabilities }) => capabilities))];
  const badKey = !/^[A-Z][A-Z0-9_]{0,59}$/.test(draft.key.trim());
  const missing = (key: 'nameZh' | 'nameEn') => (tried && draft[key].trim() === '' ? t('fillIn') : undefined);
  const named = (capability: Capability) => (i18n.exists(`staff:capability.${capability}`) ? String(i18n.t(`staff:capability.${capability}` as never)) : capability);
  async function submit() {
    setTried(true);
    if (badKey || draft.nameZh.trim() === '' || draft.nameEn.trim() === '') return false;
    const input = { ...draft, key: draft.key.trim(), reportsTo: draft.reportsTo || null, companyWide, capabilities: [...may] };
    return sending.send(async () => (await save({ variables: { input } })).data?.savePost.refusal);
  }
  return (
    <FormDialog title={post ? t('changePost', { post: say(post.name) }) : t('addPost')} sending={sending} submit={submit} onClose={onClose}>
      {!post && <TextField label={t('key')} required value={draft.key} onChange={put('key')} hint={t('keyHint')} error={tried && badKey ? t('keyHint') : undefined} spellCheck={false} data-first-focus />}
      <TextField label={t('nameZh')} required value={draft.nameZh} onChange={put('nameZh')} maxLength={40} error={missing('nameZh')} />
      <TextField label={t('nameEn')} required value={draft.nameEn} onChange={put('nameEn')} maxLength={60} error={missing('nameEn')} />
      <SelectField
        label={t('above')} value={draft.reportsTo} onChange={put('reportsTo')} empty={t('nobodyAbove')} hint={t('aboveHint')}
        options={posts.filter(({ key }) => key !== post?.key).map(({ key, name }) => ({ value: key, label: say(name) }))}
      />
      {!post && <CheckField label={t('companyWide')} checked={companyWide} onChange={setCompanyWide} />}
      <fieldset className="staff-capabilities">
        <legend>{t('mayDo')}</legend>
        {all.map((capability) => (
          <CheckField
            key={capability} label={named(capability)} checked={may.has(capability)}
            onChange={(checked) => setMay((before) => new Set(checked ? [...before, capability] : [...before].filter((other) => other !== capability)))}
          />
        ))}
      </fieldset>
    </FormDialog>
  );
}
