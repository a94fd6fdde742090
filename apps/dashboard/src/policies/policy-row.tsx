import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useWords } from '../i18n/use-language';
import { usePostName } from '../shell/posts';
import { useClauseName } from '../ui/clause-name';
import type { WholePolicy } from './policy-page';

/** One row: the clauses in their own words, then what the product makes of them. Its anchor is its key. */
export function PolicyRow({ row, policy, pointed }: { row: WholePolicy['rows'][number]; policy: WholePolicy; pointed: boolean }) {
  const { t } = useTranslation('policies');
  const say = useWords();
  const postName = usePostName();
  const clauseName = useClauseName();
  const [search] = useSearchParams();
  const owedBy = row.owedBy?.map((post) => (post === 'CASE_OWNER' ? t('policy.caseOwner') : postName(post))).join(' · ');
  const facts = [
    [row.kind === 'guard' ? 'refusedWhen' : 'appliesTo', say(row.appliesTo)],
    ['message', row.message && say(row.message)],
    ['term', row.term && say(row.term)],
    ['countedFrom', row.countedFrom && say(row.countedFrom)],
    ['metBy', row.metBy && say(row.metBy)],
    ['owedBy', owedBy],
    ['ladder', row.ladder && say(row.ladder)],
  ] as const;
  return (
    <article id={row.key} tabIndex={-1} className={`card policy-row${pointed ? ' pointed' : ''}`} aria-labelledby={`${row.key}-title`}>
      <h2 id={`${row.key}-title`}>
        <Link to={{ search: search.toString(), hash: `#${encodeURIComponent(row.key)}` }} aria-label={t('policy.anchor', { rule: row.key })}>
          {row.key}
        </Link>{' '}
        {say(row.name)}
      </h2>
      <p className="policy-marks">
        <span className="tag">{kindName(row.kind)}</span>
        {row.strength && <span className="tag">{t(`policy.strength.${row.strength}`)}</span>}
        {row.inherited && policy.buildsOn && <span className="tag">{t('policy.inherited', { key: policy.buildsOn })}</span>}
      </p>
      {row.clauses.map((clause) => (
        <blockquote key={`${clause.source} ${clause.section} ${clause.words.en}`}>
          <cite>{clauseName(clause)}</cite> {say(clause.words)}
        </blockquote>
      ))}
      <dl className="policy-facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{t(`policy.${name}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {row.steps && (
        <ol>
          {row.steps.map((step) => (
            <li key={step.en}>{say(step)}</li>
          ))}
        </ol>
      )}
      <p className="soft">
        {t('policy.because', { text: say(row.because) })}
      </p>
    </article>
  );

  function kindName(kind: string): string {
    return kind === 'obligation' || kind === 'guard' || kind === 'checklist' || kind === 'quota' ? t(`policy.kind.${kind}`) : kind;
  }
}
