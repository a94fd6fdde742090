import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PostLineDocument, ReportUpDocument, type PostLineQuery } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import { useClauseName } from '../../ui/clause-name';
import { CheckField, TextArea } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

type Posts = PostLineQuery['posts'];

/** The posts above one, up the reporting line. */
export function lineAbove(posts: Posts, key: string): Posts {
  const byKey = new Map(posts.map((post) => [post.key, post]));
  const line: Posts[number][] = [];
  for (let next = byKey.get(key)?.reportsTo; next; next = byKey.get(next)?.reportsTo) {
    const post = byKey.get(next);
    if (!post || line.includes(post)) break;
    line.push(post);
  }
  return line;
}

/** CP-05, CP-08: those whom the procedure names are told; each is one record. */
export function ReportUpDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const send = useCaseVerb(ReportUpDocument);
  const { data } = useQuery(PostLineDocument);
  const [to, setTo] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const clauseName = useClauseName();
  const owed = work.obligations.filter(({ sets, status }) => sets === 'REPORT' && status === 'OPEN');
  const posts = data?.posts ?? [];
  const above = lineAbove(posts, work.owner.key);
  // A report goes up; only where a clause that is owed names posts may it also go elsewhere (the API knows which).
  const others = posts.filter((post) => !above.includes(post) && (owed.length > 0 || !lineAbove(posts, post.key).some(({ key }) => key === work.owner.key)));
  const problems = { to: to.length === 0 ? t('problem.posts') : to.length > 10 ? t('problem.tenPosts') : undefined, note: note.trim() ? undefined : t('problem.note') };
  const boxes = (list: Posts) => list.map(({ key, name }) => <CheckField key={key} label={say(name)} checked={to.includes(key)} onChange={(on) => setTo(on ? [...to, key] : to.filter((one) => one !== key))} />);
  return (
    <VerbForm verb="reportUp" work={work} onClose={onClose} problems={problems} send={(envelope) => send({ ...envelope, to, note })}>
      {(shown) => (
        <>
          {owed.map(({ id, rule, name, clauses }) => (
            <blockquote key={id}>
              <b>
                {rule} {say(name)}
              </b>
              {clauses.map((clause) => ` ${clauseName(clause)}: ${say(clause.words)}`)}
            </blockquote>
          ))}
          <fieldset className="choice" data-invalid={shown.to ? true : undefined}>
            <legend>{t('field.reportTo')}</legend>
            <div className="post-boxes">{boxes(above)}</div>
            <details open={owed.length > 0}>
              <summary>{t('field.otherPosts')}</summary>
              <div className="post-boxes">{boxes(others)}</div>
            </details>
            {shown.to && <p className="field-error">{shown.to}</p>}
          </fieldset>
          <TextArea label={t('field.report')} required value={note} onChange={setNote} error={shown.note} maxLength={5000} rows={4} data-first-focus />
        </>
      )}
    </VerbForm>
  );
}
