import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import { useClauseName } from '../ui/clause-name';
import { ChoiceBar } from '../ui/choice-bar';
import type { CaseView, TimelineView } from './case-view';
import { TimelineEntry } from './timeline-entry';

const VIEWS = ['all', 'people', 'system'] as const;

/** Everything that happened, newest first. */
export function Timeline({ work }: { work: CaseView }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const clauseName = useClauseName();
  const [view, setView] = useState<(typeof VIEWS)[number]>('all');
  const clauses = new Map(work.obligations.map(({ id, name, clauses: cited }) => [id, { name: say(name), clause: cited.map(clauseName).join(' · ') }]));
  const steps = new Map(work.checklists.flatMap((list) => list.steps.map(({ key, name }) => [key, say(name)] as const)));
  const photos = new Map(work.attachments.map((photo) => [photo.id, photo]));
  const photoOf = ({ type, facts }: TimelineView) => (type === 'FileAttached' ? photos.get(facts.find(({ key }) => key === 'attachment')?.value ?? '') : undefined);
  const households = new Map(work.households.map(({ id, place, name }) => [id, place ? say(place.label) : (name ?? '')]));
  const householdOf = ({ facts }: TimelineView) => households.get(facts.find(({ key }) => key === 'household')?.value ?? '');
  const entries = work.timeline
    .filter(({ actor, type }) => view === 'all' || (view === 'people') === (actor !== null && !type.startsWith('Obligation')))
    .toSorted((a, b) => Number(b.id) - Number(a.id));
  return (
    <section className="card timeline" aria-labelledby="timeline-title">
      <header>
        <h2 id="timeline-title">{t('timeline.title')}</h2>
        <ChoiceBar legend={t('timeline.show')} value={view} onChange={(next) => setView(next as typeof view)} options={VIEWS.map((value) => ({ value, label: t(`timeline.${value}`) }))} />
      </header>
      {entries.length === 0 ? (
        <p className="soft">{t('timeline.none')}</p>
      ) : (
        <ol>
          {entries.map((entry) => (
            <TimelineEntry key={entry.id} entry={entry} zone={work.centre.zone} rule={entry.obligationId === null ? undefined : clauses.get(entry.obligationId)} steps={steps} photo={photoOf(entry)} household={householdOf(entry)} />
          ))}
        </ol>
      )}
    </section>
  );
}
