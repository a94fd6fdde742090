import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { traceIdOf } from '../apollo';
import { isVerb } from '../cases/case-view';
import { dateTimeIn } from '../format/time';
import { CaseSummaryDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { EscalationChain } from './escalation-chain';
import type { BoardItem } from './board-item';
import { ROW_VERBS, type RowVerb } from './row-verbs';

/** Beside the board: what the matter is, who is told when, and what may be done now. What is allowed is asked here, never for a row. */
export function CaseDrawer(props: {
  id: string;
  item: BoardItem | undefined;
  casePath: (number: string) => string;
  canAcknowledge: boolean;
  onAcknowledge: (item: BoardItem) => void;
  onVerb: (doing: { number: string; verb: RowVerb }) => void;
  onClose: () => void;
}) {
  const { id, item, casePath, canAcknowledge, onAcknowledge, onVerb, onClose } = props;
  const { t } = useTranslation('board');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const { data, previousData, error, refetch } = useQuery(CaseSummaryDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const version = item?.row.version;
  const seen = useRef(version);
  useEffect(() => {
    if (version === undefined || seen.current === version) return;
    seen.current = version;
    void refetch().catch(() => undefined);
  }, [version, refetch]);

  const known = data ?? previousData;
  const summary = known?.case?.id === id ? known.case : undefined;
  const number = summary?.number ?? item?.row.number ?? '';
  const actions = summary?.availableActions ?? [];
  const here = ROW_VERBS.flatMap(({ verb, key }) => actions.filter((action) => action.verb === verb).map((action) => ({ action, verb, key })));
  // What the board cannot do itself, and why what it could do is not allowed.
  const others = actions.flatMap(({ verb, ...action }) => (isVerb(verb) && verb !== 'acknowledgeOverdue' && (!action.allowed || here.every((one) => one.verb !== verb)) ? [{ verb, ...action }] : []));
  const missing = data !== undefined && data.case === null;
  return (
    <aside className="case-drawer" aria-label={t('drawer.title', { number })}>
      <header>
        <h2>{number}</h2>
        <button type="button" className="dialog-close" aria-label={t('close', { ns: 'shell' })} title="Esc" onClick={onClose}>
          ✕
        </button>
      </header>
      {error && <ErrorState what={t('drawer.failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {missing && <p>{t('drawer.gone')}</p>}
      {!summary && !error && !missing && <Loading rows={8} />}
      {summary && (
        <>
          <p className="drawer-matter">{summary.matter}</p>
          {summary.description && <p className="drawer-description">{summary.description}</p>}
          <dl className="drawer-facts">
            <dt>{t('columns.class')}</dt>
            <dd>
              {[term(`kind.${summary.kind}`), summary.validity && term(`validity.${summary.validity}`), summary.severity && term(`severity.${summary.severity}`)].filter(Boolean).join(' · ')} ·{' '}
              {term(`caseStatus.${summary.status}`)}
            </dd>
            <dt>{t('drawer.owner')}</dt>
            <dd>
              {say(summary.owner.name)}
              {summary.ownerPerson && ` · ${say(summary.ownerPerson.name)}`}
            </dd>
            <dt>{t('drawer.received')}</dt>
            <dd>{dateTimeIn(summary.centre.zone, Date.parse(summary.receivedAt))}</dd>
          </dl>
          <div className="drawer-actions">
            {item && canAcknowledge && (
              <Button danger onClick={() => onAcknowledge(item)}>
                {t('verbs.acknowledgeOverdue')}
              </Button>
            )}
            {here.map(({ action, verb, key }) => (
              <Button key={verb} disabled={!action.allowed} title={action.allowed ? key : action.why ? say(action.why) : undefined} onClick={() => onVerb({ number: summary.number, verb })}>
                {t(`verbs.${verb}`)}
              </Button>
            ))}
            <Link className="drawer-open" to={casePath(summary.number)}>
              {t('drawer.open')}
            </Link>
          </div>
          <h3>{t('drawer.obligations')}</h3>
          {summary.obligations
            .filter(({ status }) => status === 'OPEN' || status === 'MET')
            .map((obligation) => (
              <EscalationChain key={obligation.id} obligation={obligation} zone={summary.centre.zone} />
            ))}
          <h3>{t('drawer.actions')}</h3>
          <ul className="drawer-verbs">
            {others.map(({ verb, allowed, primary, why }) => (
              <li key={verb} className={allowed ? (primary ? 'primary' : '') : 'refused'}>
                {t(`verbs.${verb}`)}
                {!allowed && why && <small>{say(why)}</small>}
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
