import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { can, useViewer } from '../access/viewer';
import type { CaseView } from './case-view';

type Linked = CaseView['mergedFrom'][number];

/** What this case hangs together with: mergers, and complaints about the answer to a complaint (CP-26); the way to register the next one. Nothing where there is nothing. */
export function LinkedCases({ work, onComplainAgain }: { work: CaseView; onComplainAgain: () => void }) {
  const { t } = useTranslation('cases');
  const mayComplainAgain = can(useViewer(), 'RECEIVE_CASE') && work.kind === 'COMPLAINT' && work.status === 'CLOSED' && work.mergedInto === null;
  const links = [
    ...(work.mergedInto ? [['mergedInto', work.mergedInto] as const] : []),
    ...work.mergedFrom.map((linked) => ['mergedFrom', linked] as const),
    ...(work.previousCase ? [['previousCase', work.previousCase] as const] : []),
    ...work.followingCases.map((linked) => ['followingCase', linked] as const),
  ];
  if (links.length === 0 && !mayComplainAgain) return null;
  return (
    <section className="card" aria-labelledby="links-title">
      <h2 id="links-title">{t('links.title')}</h2>
      {links.length > 0 && (
        <ul className="other-cases">
          {links.map(([how, linked]) => (
            <li key={linked.id}>
              <b>{t(`links.${how}`)}</b> <CaseLink linked={linked} />
            </li>
          ))}
        </ul>
      )}
      {mayComplainAgain && (
        <button type="button" className="text-button" onClick={onComplainAgain}>
          {t('links.complainAgain')}
        </button>
      )}
    </section>
  );
}

function CaseLink({ linked: { number, matter, status } }: { linked: Linked }) {
  const { t: term } = useTranslation('vocabulary');
  const { search } = useLocation();
  return (
    <>
      <Link to={{ pathname: `/cases/${encodeURIComponent(number)}`, search }}>{number}</Link> {matter}
      <span className="soft">{term(`caseStatus.${status}`)}</span>
    </>
  );
}
