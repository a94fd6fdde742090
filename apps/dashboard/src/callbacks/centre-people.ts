import { useQuery } from '@apollo/client/react';
import { OfficesDocument } from '../gql/graphql';
import { useServerNow } from '../format/server-clock';
import { useWords } from '../i18n/use-language';
import type { Choice } from '../ui/inputs';

/** Who holds a post at a centre now, with the posts; for a choice. A company's own posts stand behind the centre's. */
export function useCentrePeople(centreId: string): readonly Choice[] {
  const say = useWords();
  const now = useServerNow();
  const { data } = useQuery(OfficesDocument);
  const posts = new Map<string, { name: string; posts: string[] }>();
  const offices = (data?.offices ?? []).filter(({ centre }) => centre === null || centre.id === centreId);
  for (const office of offices.toSorted((a, b) => Number(a.centre === null) - Number(b.centre === null))) {
    for (const { person, from, until } of office.terms) {
      if (Date.parse(from) > now || (until !== null && Date.parse(until) <= now)) continue;
      const known = posts.get(person.id) ?? { name: say(person.name), posts: [] };
      posts.set(person.id, { ...known, posts: [...known.posts, say(office.post.name)] });
    }
  }
  return [...posts].map(([value, known]) => ({ value, label: `${known.name} · ${known.posts.join(' / ')}` }));
}
