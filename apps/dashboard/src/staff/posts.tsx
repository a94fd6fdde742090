import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RemovePostDocument, StaffPostsDocument, type StaffPostFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { FromFile } from '../imports/from-file';
import { PostDialog } from './post-dialog';
import { StaffList } from './staff-list';
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
      <StaffList
        name={t('tabs.posts')} heads={[t('post'), t('where'), t('above'), t('mayDo'), t('acts')]} sending={sending} error={error} retry={again}
        tools={
          <>
            <Button type="primary" onClick={() => setOpen('new')}>
              {t('addPost')}
            </Button>
            <FromFile kind="POSTS" />
          </>
        }
      >
        {data?.posts.map((post) => (
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
      </StaffList>
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
