import { useCallback, useMemo } from 'react';
import { useQuery } from '@apollo/client/react';
import { PostsDocument } from '../gql/graphql';
import { inLanguage } from '../i18n/language';
import { useLanguage } from '../i18n/use-language';

/** Names of posts by key, fetched once; an unknown key shows itself. */
export function usePostName(): (key: string) => string {
  const language = useLanguage();
  const { data } = useQuery(PostsDocument);
  const names = useMemo(() => new Map(data?.posts.map(({ key, name }) => [key, inLanguage(name, language)])), [data, language]);
  return useCallback((key) => names.get(key) ?? key, [names]);
}
