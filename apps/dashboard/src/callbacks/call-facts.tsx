import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../access/viewer';
import { Moment } from '../cases/moment';
import { useWords } from '../i18n/use-language';
import { useClauseName } from '../ui/clause-name';
import { Kind, Matter, useHomeName } from './callback-table';
import type { CallbackView } from './callback-verbs';
import { CallTelephone } from './call-telephone';

/** Whom to ask for, about what, in which form, and the words to begin with. */
export function CallFacts({ callback }: { callback: CallbackView }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const homeName = useHomeName();
  const { residentName, case: work, centre, plannedFor, plannedCallers, settledAt } = callback;
  return (
    <section className="call-facts" aria-label={t('card.about')}>
      <p className="call-whom">
        <b>{homeName(callback)}</b> {residentName}
        <CallTelephone callback={callback} />
      </p>
      <p>
        <Matter callback={callback} />
      </p>
      {work?.description && <p className="call-description">{work.description}</p>}
      <dl className="fact-list">
        <Fact name={t('columns.kind')}>
          <Kind callback={callback} />
        </Fact>
        <Fact name={t('card.settledAt')}>
          <Moment at={settledAt} zone={centre.zone} />
        </Fact>
        <Fact name={t('card.handledBy')}>{work && [say(work.owner.name), work.ownerPerson && say(work.ownerPerson.name)].filter(Boolean).join(' ')}</Fact>
        <Fact name={t('card.owner')}>{say(callback.owner.name)}</Fact>
        <Fact name={t('columns.plan')}>
          {plannedFor && (
            <>
              <Moment at={plannedFor} zone={centre.zone} /> {plannedCallers.map(({ name }) => say(name)).join(t('comma'))}
            </>
          )}
        </Fact>
      </dl>
      <Forms callback={callback} />
      {callback.status === 'OPEN' && <Script callback={callback} />}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return children ? (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null;
}

/** CB-13: which forms there are here, and by which clause the others are not. */
function Forms({ callback: { forms, status } }: { callback: CallbackView }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const clauseName = useClauseName();
  if (status !== 'OPEN') return null;
  return (
    <ul className="call-forms" aria-label={t('card.forms')}>
      {forms.map(({ form, allowed, why, clause }) => (
        <li key={form} className={allowed ? 'allowed' : 'refused'}>
          <span aria-hidden="true">{allowed ? '✓' : '✕'}</span> <b>{t(`form.${form}`)}</b> {!allowed && <span className="soft">{why ? say(why) : clause && clauseName(clause)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The first words of the call; the five questions stand beside the fields. */
function Script({ callback: { centre, case: work, occasion, residentName } }: { callback: CallbackView }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const viewer = useViewer();
  return (
    <blockquote className="call-script" aria-label={t('script.title')}>
      <p>{t(residentName ? 'script.hello' : 'script.helloUnnamed', { name: residentName ?? '', centre: say(centre.name), own: say(viewer.name) })}</p>
      <p>{t(work ? 'script.case' : 'script.occasion', { matter: work?.matter ?? occasion?.title ?? '' })}</p>
      <p>{t('script.thanks')}</p>
    </blockquote>
  );
}
