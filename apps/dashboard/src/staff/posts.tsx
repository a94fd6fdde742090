import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { RemovePostDocument, StaffPostsDocument, type StaffPostFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { PostDialog } from './post-dialog';
import { SendNote } from './send-note';
import { useSend } from './use-send';

/** The company's posts: who is above whom, and what each may do. */
export function Posts() {
  const { t } = useTranslation('staff');
  const say = useWords();
  const { data, error, refetch } = useQuery(StaffPostsDocument, { fetchPolicy: 'cache-and-network' });
  const [remove] = useMutation(RemovePostDocument);
  const sending = useSend();
  const [open, setOpen] = useState<StaffPostFieldsFragment | 'new' | null>(null);
  const again = () => void refetch().catch(() => undefined);
  const posts = data?.posts ?? [];
  const nameOf = (key: string | null) => {
    const post = posts.find((candidate) => candidate.key === key);
    return post ? say(post.name) : '—';
  };
  return (
    <div className="staff-body">
      <div className="staff-tools">
        <Button type="primary" onClick={() => setOpen('new')}>
          {t('addPost')}
        </Button>
      </div>
      <SendNote {...sending} />
      {error && <ErrorState what={t('failed')} traceId={traceIdOf(error)} retry={again} />}
      {!data && !error && <Loading rows={10} />}
      {data && (
        <div className="staff-scroll" tabIndex={0} role="group" aria-label={t('tabs.posts')}>
          <table className="staff-table">
            <thead>
              <tr>
                <th scope="col">{t('post')}</th>
                <th scope="col">{t('where')}</th>
                <th scope="col">{t('above')}</th>
                <th scope="col">{t('mayDo')}</th>
                <th scope="col">{t('acts')}</th>
              </tr>
            </thead>
            <tbody>
              {posts.map((post) => (
                <tr key={post.key}>
                  <th scope="row">
                    {say(post.name)}
                    <small>{post.key}</small>
                  </th>
                  <td>{t(post.companyWide ? 'company' : 'eachCentre')}</td>
                  <td>{nameOf(post.reportsTo)}</td>
                  <td>{t('capabilities', { count: post.capabilities.length })}</td>
                  <td className="staff-acts">
                    <Button size="small" aria-label={t('changePost', { post: say(post.name) })} onClick={() => setOpen(post)}>
                      {t('change')}
                    </Button>
                    <Button
                      size="small" type="text" aria-label={t('removePost', { post: say(post.name) })}
                      onClick={() => void sending.send(async () => (await remove({ variables: { key: post.key } })).data?.removePost.refusal).then(again)}
                    >
                      {t('remove')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open && (
        <PostDialog
          post={open === 'new' ? null : open}
          posts={posts}
          onClose={(saved) => {
            setOpen(null);
            if (saved) again();
          }}
        />
      )}
    </div>
  );
}
