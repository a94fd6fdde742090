import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../format/server-clock';
import { wallTimeIn } from '../format/wall-time';
import { PostsDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { CheckField, SelectField, TextField, WallTimeField } from '../ui/inputs';
import type { Registration } from './use-registration';

/** When it was received, by whom (FD-02), and until when the resident wants it. */
export function ReceptionFields({ registration: { draft, change, problems }, zone }: { registration: Registration; zone: string }) {
  const { t } = useTranslation('reception');
  const say = useWords();
  const { data } = useQuery(PostsDocument);
  const posts = (data?.posts ?? []).filter(({ key }) => key !== 'RECEPTIONIST');
  return (
    <>
      <div className="registration-row">
        <WallTimeField label={t('residentDeadline')} value={draft.residentDeadline} onChange={(residentDeadline) => change({ residentDeadline })} error={problems.residentDeadline && t(problems.residentDeadline)} />
        <CheckField label={t('backdated')} checked={draft.backdated} onChange={(backdated) => change({ backdated, receivedAt: backdated ? draft.receivedAt || wallTimeIn(zone, serverClock.now()) : '' })} />
        <CheckField label={t('byOtherPost')} checked={draft.byOtherPost} onChange={(byOtherPost) => change({ byOtherPost })} />
      </div>
      {(draft.backdated || draft.byOtherPost) && (
        <div className="registration-row">
          {draft.backdated && (
            <>
              <WallTimeField
                label={t('receivedAt')}
                required
                value={draft.receivedAt}
                onChange={(receivedAt) => change({ receivedAt })}
                error={problems.receivedAt && t(problems.receivedAt)}
                hint={t('receivedAtHint')}
              />
              <TextField label={t('lateRecordReason')} required value={draft.lateRecordReason} onChange={(lateRecordReason) => change({ lateRecordReason })} error={problems.lateRecordReason && t(problems.lateRecordReason)} maxLength={1000} />
            </>
          )}
          {draft.byOtherPost && (
            <>
              <SelectField
                label={t('receivedByPost')}
                required
                empty={t('choose')}
                value={draft.receivedByPost}
                onChange={(receivedByPost) => change({ receivedByPost })}
                error={problems.receivedByPost && t(problems.receivedByPost)}
                options={posts.map(({ key, name }) => ({ value: key, label: say(name) }))}
              />
              <TextField label={t('receivedByName')} value={draft.receivedByName} onChange={(receivedByName) => change({ receivedByName })} maxLength={80} />
            </>
          )}
        </div>
      )}
    </>
  );
}
