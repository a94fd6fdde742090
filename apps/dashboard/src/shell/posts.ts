import { useQuery } from '@apollo/client/react';
import { PostsDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';

/** Names of posts by key, fetched once; an unknown key shows itself. */
export function usePostName(): (key: string) => string {
  const say = useWords();
  const { data } = useQuery(PostsDocument);
  return (key) => {
    const post = data?.posts.find((one) => one.key === key);
    return post ? say(post.name) : key;
  };
}
