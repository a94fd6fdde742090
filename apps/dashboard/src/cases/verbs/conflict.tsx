import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-language';
import { Moment } from '../moment';
import type { CaseFieldsFragment } from '../../gql/graphql';

const COMPARED = ['status', 'kind', 'validity', 'severity', 'urgent', 'category', 'owner', 'ownerPerson', 'responsibleDepartment', 'residentDeadline', 'agreedReplyAt'] as const;
type Compared = (typeof COMPARED)[number];
/** What the person is about to write into these fields. */
export type Mine = Partial<Pick<CaseFieldsFragment, Exclude<Compared, 'owner' | 'ownerPerson'>>>;

/** Which fields another person has changed, or I am about to change: those are shown side by side. */
export function comparedFields(seen: CaseFieldsFragment, theirs: CaseFieldsFragment, mine: Mine): readonly Compared[] {
  const text = (view: CaseFieldsFragment | Mine, key: Compared) => JSON.stringify(view[key as keyof typeof view] ?? null);
  return COMPARED.filter((key) => text(seen, key) !== text(theirs, key) || (key in mine && text(mine, key) !== text(theirs, key)));
}

/** Somebody else saved in the meantime: what I saw, what it is now, what I am about to write. My text stays in the form. */
export function Conflict({ seen, theirs, mine, onContinue }: { seen: CaseFieldsFragment; theirs: CaseFieldsFragment; mine: Mine; onContinue: () => void }) {
  const { t } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const { zone } = theirs.centre;
  const show = (view: CaseFieldsFragment | Mine, key: Compared): ReactNode => {
    const value = view[key as keyof typeof view] as unknown;
    if (value === null || value === undefined || value === '') return '—';
    if (key === 'owner' || key === 'ownerPerson') return say((value as CaseFieldsFragment['owner']).name);
    if (key === 'residentDeadline' || key === 'agreedReplyAt') return <Moment at={value as string} zone={zone} />;
    if (key === 'urgent') return value ? t('yes') : t('no');
    if (key === 'status') return term(`caseStatus.${value as CaseFieldsFragment['status']}`);
    if (key === 'kind' || key === 'validity' || key === 'severity') return term(`${key}.${value as string}` as 'kind.COMPLAINT');
    return value as string;
  };
  const fields = comparedFields(seen, theirs, mine);
  const last = theirs.timeline.toSorted((a, b) => Number(b.id) - Number(a.id)).find(({ actor }) => actor !== null);
  return (
    <section className="conflict" role="alert">
      <p>
        <b>{t('conflict.title')}</b> {last && t('conflict.by', { name: last.actor ? say(last.actor.name) : '', what: say(last.name) })}
      </p>
      {fields.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('conflict.field')}</th>
              <th scope="col">{t('conflict.seen', { version: seen.version })}</th>
              <th scope="col">{t('conflict.theirs', { version: theirs.version })}</th>
              <th scope="col">{t('conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((key) => (
              <tr key={key}>
                <th scope="row">{t(`conflict.fields.${key}`)}</th>
                <td>{show(seen, key)}</td>
                <td>
                  <b>{show(theirs, key)}</b>
                </td>
                <td>{key in mine ? show(mine, key) : t('conflict.untouched')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button onClick={onContinue}>{t('conflict.continue')}</Button>
    </section>
  );
}
