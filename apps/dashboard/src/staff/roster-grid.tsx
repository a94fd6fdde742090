import { useApolloClient, useMutation } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../format/server-clock';
import { dayIn } from '../format/time';
import { wallTimeIn } from '../format/wall-time';
import { RosterDocument, SetRosterDocument, type OfficeFieldsFragment, type RosterShiftFieldsFragment, type WordsFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { TextField } from '../ui/inputs';
import { aWeekLater, PATTERNS, shiftOn, stretchOf, type DraftShift, type Pattern } from './roster-week';
import { SendNote } from './send-note';
import { useSend } from './use-send';

interface Grid {
  readonly centre: { readonly id: string; readonly zone: string };
  readonly office: OfficeFieldsFragment;
  readonly week: readonly string[];
  readonly before: readonly string[];
  readonly plans: boolean;
  readonly shifts: readonly RosterShiftFieldsFragment[];
}

const drafted = (shifts: readonly RosterShiftFieldsFragment[]): DraftShift[] => shifts.map(({ person, from, until }) => ({ personId: person.id, from: Date.parse(from), until: Date.parse(until) }));
/** A shift that ends at midnight ends at 24:00 of its own day. */
const endText = (time: string) => (time === '00:00' ? '24:00' : time);
const same = (a: DraftShift, b: DraftShift) => a.personId === b.personId && a.from === b.from && a.until === b.until;

/** A week of a post's roster: a row a person, a column a day. What is over cannot be changed. */
export function RosterGrid({ centre, office, week, before, plans, shifts }: Grid) {
  const { t, i18n } = useTranslation('staff');
  const { message } = App.useApp();
  const say = useWords();
  const now = useServerNow();
  const client = useApolloClient();
  const [setRoster] = useMutation(SetRosterDocument);
  const sending = useSend();
  const [draft, setDraft] = useState(() => drafted(shifts));
  const [saved, setSaved] = useState(draft);
  const [patterns, setPatterns] = useState(PATTERNS);
  const [problems, setProblems] = useState<readonly WordsFieldsFragment[]>([]);
  const { zone } = centre;
  const people = [...new Map([...office.terms.map(({ person }) => person), ...shifts.map(({ person }) => person)].map((person) => [person.id, person])).values()];
  const changed = draft.length !== saved.length || draft.some((shift) => !saved.some((other) => same(shift, other)));
  const stretch = (days: readonly string[]) => {
    const { from, until } = stretchOf(zone, days);
    return { centreId: centre.id, post: office.post.key, from: new Date(from).toISOString(), until: new Date(until).toISOString() };
  };
  const add = (personId: string, day: string, key: string) => {
    const pattern = patterns.find((candidate) => candidate.key === key);
    const times = pattern && shiftOn(zone, day, pattern);
    if (times) setDraft((present) => [...present, { personId, ...times }]);
  };
  const toCome = (day: string) => patterns.filter((pattern) => (shiftOn(zone, day, pattern)?.until ?? 0) > now);
  const copy = () =>
    sending.send(async () => {
      const { data } = await client.query({ query: RosterDocument, variables: stretch(before), fetchPolicy: 'network-only' });
      const over = draft.filter(({ until }) => until <= now);
      setDraft([...over, ...aWeekLater(zone, drafted(data?.roster ?? []), now).filter((shift) => !over.some((past) => same(past, shift)))]);
      return null;
    });
  const save = () =>
    sending.send(async () => {
      setProblems([]);
      const input = { ...stretch(week), shifts: draft.map(({ personId, from, until }) => ({ personId, from: new Date(from).toISOString(), until: new Date(until).toISOString() })) };
      const { data } = await setRoster({ variables: { input } });
      const found = data?.setRoster.problems ?? [];
      setProblems(found);
      if (found.length === 0 && data) {
        setDraft(drafted(data.setRoster.shifts));
        setSaved(drafted(data.setRoster.shifts));
        message.success(t('rosterSaved'));
      }
      return null;
    });
  const dayName = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  if (people.length === 0) return <p className="soft">{t('nobodyHolds')}</p>;
  return (
    <>
      {plans && <Patterns patterns={patterns} onChange={setPatterns} />}
      <div className="staff-scroll" tabIndex={0} role="group" aria-label={t('tabs.roster')}>
        <table className="staff-table roster-table">
          <thead>
            <tr>
              <th scope="col">{t('person')}</th>
              {week.map((day) => (
                <th key={day} scope="col" aria-current={day === dayIn(zone, now) ? 'date' : undefined}>
                  {dayName.format(Date.parse(day))} {day.slice(5)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">{say(person.name)}</th>
                {week.map((day) => (
                  <td key={day}>
                    {draft
                      .filter((shift) => shift.personId === person.id && dayIn(zone, shift.from) === day)
                      .toSorted((a, b) => a.from - b.from)
                      .map((shift) => {
                        const text = `${wallTimeIn(zone, shift.from).slice(11)}–${endText(wallTimeIn(zone, shift.until).slice(11))}`;
                        return (
                          <span key={`${shift.from} ${shift.until}`} className={`roster-shift${shift.from <= now && shift.until > now ? ' roster-now' : ''}`}>
                            {text}
                            {plans && shift.until > now && (
                              <button type="button" aria-label={t('takeOff', { person: say(person.name), day, shift: text })} onClick={() => setDraft((present) => present.filter((other) => other !== shift))}>
                                ✕
                              </button>
                            )}
                          </span>
                        );
                      })}
                    {plans && toCome(day).length > 0 && (
                      <select className="roster-add" value="" aria-label={t('putOn', { person: say(person.name), day })} onChange={(event) => add(person.id, day, event.target.value)}>
                        <option value="">＋</option>
                        {toCome(day).map(({ key, from, until }) => (
                          <option key={key} value={key}>
                            {t(`pattern.${key as 'early' | 'late' | 'night'}`)} {from}–{endText(until)}
                          </option>
                        ))}
                      </select>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {draft.length === 0 && <p className="soft">{t('rosterEmpty')}</p>}
      <SendNote {...sending} />
      {problems.length > 0 && (
        <ul className="roster-problems" role="alert">
          {problems.map((problem, n) => (
            <li key={n}>{say(problem)}</li>
          ))}
        </ul>
      )}
      {plans && (
        <footer className="staff-tools">
          <Button onClick={() => void copy()}>{t('copyWeek')}</Button>
          <Button disabled={!changed} onClick={() => setDraft(saved)}>
            {t('undo')}
          </Button>
          <Button type="primary" disabled={!changed} loading={sending.sending} onClick={() => void save()}>
            {t('saveRoster')}
          </Button>
        </footer>
      )}
    </>
  );
}

/** The times of early, late and night, as this company works. */
function Patterns({ patterns, onChange }: { patterns: readonly Pattern[]; onChange: (patterns: readonly Pattern[]) => void }) {
  const { t } = useTranslation('staff');
  const put = (key: string, edge: 'from' | 'until') => (value: string) => onChange(patterns.map((pattern) => (pattern.key === key ? { ...pattern, [edge]: value } : pattern)));
  return (
    <details className="roster-patterns">
      <summary>{t('patterns')}</summary>
      <div className="staff-tools">
        {patterns.map(({ key, from, until }) => {
          const name = t(`pattern.${key as 'early' | 'late' | 'night'}`);
          return (
            <span key={key} className="roster-pattern">
              <TextField label={t('patternFrom', { name })} type="time" value={from} onChange={put(key, 'from')} />
              <TextField label={t('patternUntil', { name })} type="time" value={until} onChange={put(key, 'until')} />
            </span>
          );
        })}
      </div>
    </details>
  );
}
