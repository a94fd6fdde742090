import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { dateTimeIn } from '../format/time';
import type { HandoversQuery } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ErrorState } from '../ui/error-state';

interface Past {
  readonly page: HandoversQuery['handovers'] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  readonly more: () => void;
  readonly zone: string;
  /** Which one is on the screen. */
  readonly shown: string | null;
  readonly show: (id: string) => void;
}

/** What was handed over before, newest first. */
export function PastHandovers({ page, error, retry, more, zone, shown, show }: Past) {
  const { t } = useTranslation('handover');
  const say = useWords();
  return (
    <section className="card handover-past" aria-labelledby="past-title">
      <h2 id="past-title">{t('past')}</h2>
      {error !== undefined && <ErrorState what={t('pastFailed')} traceId={traceIdOf(error)} retry={retry} />}
      {page?.edges.length === 0 && <p className="soft">{t('pastEmpty')}</p>}
      <ul>
        {page?.edges.map(({ node }) => (
          <li key={node.id}>
            <button type="button" className="handover-past-entry" aria-current={node.id === shown ? 'true' : undefined} onClick={() => show(node.id)}>
              <time dateTime={node.handedOverAt}>{dateTimeIn(zone, Date.parse(node.handedOverAt))}</time>
              <span>
                {say(node.handedOverBy.name)} → {node.signedBy ? say(node.signedBy.name) : <b className="handover-unsigned">{t('unsigned')}</b>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {page?.pageInfo.hasNextPage && <Button onClick={more}>{t('more')}</Button>}
    </section>
  );
}
