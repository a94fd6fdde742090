import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useSearchParams } from 'react-router';
import { can, useViewer } from '../access/viewer';
import { useWords } from '../i18n/use-language';
import { ownCentres, type Centre } from '../shell/scope';
import { SelectField } from '../ui/inputs';

/** The centre that a screen of this room is about: as the address says, else the person's own; null: none may be looked at. */
export function useCentre(): { readonly centre: Centre | null; readonly choose: (code: string) => void } {
  const viewer = useViewer();
  const [search, setSearch] = useSearchParams();
  const asked = viewer.centres.find(({ code }) => code === search.get('centre'));
  return {
    centre: asked ?? ownCentres(viewer)[0] ?? null,
    choose: (code) =>
      setSearch((before) => {
        const after = new URLSearchParams(before);
        after.set('centre', code);
        return after;
      }),
  };
}

/** Title, the ways to the other screens of the room, the choice of the centre where there are several, and what else the screen offers. */
export function RoomHead({ title, centred = true, children }: { title: string; centred?: boolean; children?: ReactNode }) {
  const { t } = useTranslation('complaints');
  const { t: house } = useTranslation();
  const say = useWords();
  const viewer = useViewer();
  const { centre, choose } = useCentre();
  const [search] = useSearchParams();
  useEffect(() => {
    document.title = `${title} · ${house('product')}`;
  }, [title, house]);
  const asked = search.get('centre');
  const to = (path: string) => (asked === null ? path : `${path}?centre=${encodeURIComponent(asked)}`);
  return (
    <header className="complaints-head">
      <h1>{title}</h1>
      <nav aria-label={t('tabs.label')}>
        {can(viewer, 'VIEW_COMPLAINT_REPORTS') && (
          <NavLink end to={to('/complaints')}>
            {t('tabs.months')}
          </NavLink>
        )}
        {can(viewer, 'VIEW_FIGURES') && <NavLink to={to('/complaints/figures')}>{t('tabs.figures')}</NavLink>}
        <NavLink to={to('/complaints/lessons')}>{t('tabs.lessons')}</NavLink>
        <NavLink to={to('/complaints/channels')}>{t('tabs.channels')}</NavLink>
      </nav>
      <span className="complaints-tools">
        {centred && viewer.centres.length > 1 && centre && (
          <SelectField label={t('centre')} value={centre.code} onChange={choose} options={viewer.centres.map(({ code, name }) => ({ value: code, label: say(name) }))} />
        )}
        {children}
      </span>
    </header>
  );
}
