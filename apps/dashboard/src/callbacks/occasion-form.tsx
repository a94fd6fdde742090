import { useApolloClient, useQuery } from '@apollo/client/react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../format/server-clock';
import { dayIn } from '../format/time';
import { EndOccasionDocument, PlacesDocument, RecordOccasionDocument, type OccasionFieldsFragment, type OccasionKind } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { ChoiceBar } from '../ui/choice-bar';
import { SelectField, TextField } from '../ui/inputs';
import type { RefusalWords } from '../ui/refusal-note';
import { ActForm } from './act-form';
import type { Outcome } from './callback-verbs';

interface FormProps {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);

async function outcomeOf(sending: Promise<{ readonly refusal: RefusalWords | null } | undefined>): Promise<Outcome> {
  try {
    const result = await sending;
    if (!result) throw new Error('the verb was answered without data');
    return result.refusal ? { kind: 'REFUSED', refusal: result.refusal } : { kind: 'DONE' };
  } catch (error) {
    return { kind: 'FAILED', error };
  }
}

/** A contracted service with its home and term, or a publication or event with its day. */
export function OccasionForm({ centre, onDone, onCancel }: FormProps & { centre: Centre }) {
  const { t } = useTranslation('callbacks');
  const say = useWords();
  const client = useApolloClient();
  const [kind, setKind] = useState<OccasionKind>('CONTRACTED_SERVICE');
  const [title, setTitle] = useState('');
  const [room, setRoom] = useState('');
  const [chosen, setChosen] = useState('');
  const [days, setDays] = useState({ startsOn: '', endsOn: '', heldOn: '' });
  const searched = useDeferredValue(room.trim());
  const { data } = useQuery(PlacesDocument, { variables: { centreId: centre.id, search: searched }, skip: searched === '' });
  const units = searched === '' ? [] : (data?.places ?? []).filter((place) => place.kind === 'UNIT');
  // One home is found: it is meant.
  const unitId = units.some(({ id }) => id === chosen) ? chosen : units.length === 1 ? (units[0]?.id ?? '') : '';
  const service = kind === 'CONTRACTED_SERVICE';
  const day = (name: keyof typeof days) => (value: string) => setDays({ ...days, [name]: value });
  const problems = {
    title: title.trim() === '' ? t('problem.title') : undefined,
    unit: service && unitId === '' ? t('problem.unit') : undefined,
    startsOn: service && !isDay(days.startsOn) ? t('problem.day') : undefined,
    endsOn: service && !isDay(days.endsOn) ? t('problem.day') : service && days.endsOn < days.startsOn ? t('problem.term') : undefined,
    heldOn: !service && !isDay(days.heldOn) ? t('problem.day') : undefined,
  };
  const send = (clientKey: string) => {
    const own = service ? { unitId, startsOn: days.startsOn, endsOn: days.endsOn } : { heldOn: days.heldOn };
    return outcomeOf(client.mutate({ mutation: RecordOccasionDocument, variables: { input: { clientKey, centreId: centre.id, kind, title: title.trim(), ...own } } }).then(({ data: answer }) => answer?.result));
  };
  return (
    <ActForm submitName={t('occasion.submit')} doneWords={t('occasion.done')} problems={problems} send={send} onDone={onDone} onCancel={onCancel}>
      {(shown) => (
        <>
          <ChoiceBar legend={t('occasion.columns.kind')} value={kind} onChange={(value) => setKind(value as OccasionKind)} options={(['CONTRACTED_SERVICE', 'COMMUNITY_EVENT'] as const).map((value) => ({ value, label: t(`groups.${value}`) }))} firstFocus />
          <TextField label={t('occasion.columns.title')} required value={title} onChange={setTitle} error={shown['title']} maxLength={200} placeholder={t(`occasion.example.${kind}`)} />
          {service ? (
            <div className="callback-row">
              <TextField label={t('occasion.search')} hint={t('occasion.searchHint')} required value={room} onChange={setRoom} maxLength={60} />
              <SelectField label={t('occasion.columns.home')} required value={unitId} onChange={setChosen} empty={t(units.length > 0 ? 'occasion.choose' : 'occasion.noneFound')} options={units.map(({ id, label }) => ({ value: id, label: say(label) }))} error={shown['unit']} />
              <TextField label={t('field.startsOn')} required type="date" value={days.startsOn} onChange={day('startsOn')} error={shown['startsOn']} />
              <TextField label={t('field.endsOn')} required type="date" value={days.endsOn} onChange={day('endsOn')} min={days.startsOn || undefined} error={shown['endsOn']} />
            </div>
          ) : (
            <TextField label={t('field.heldOn')} required type="date" value={days.heldOn} onChange={day('heldOn')} error={shown['heldOn']} />
          )}
        </>
      )}
    </ActForm>
  );
}

/** A service that ended otherwise than its term says: the visit after its end counts from then. */
export function EndOccasionForm({ occasion, zone, onDone, onCancel }: FormProps & { occasion: OccasionFieldsFragment; zone: string }) {
  const { t } = useTranslation('callbacks');
  const client = useApolloClient();
  const today = dayIn(zone, useServerNow());
  const [endedOn, setEndedOn] = useState(today);
  const problems = { endedOn: !isDay(endedOn) ? t('problem.day') : endedOn > today ? t('problem.future') : undefined };
  return (
    <ActForm
      submitName={t('occasion.end')}
      doneWords={t('occasion.endDone')}
      problems={problems}
      onDone={onDone}
      onCancel={onCancel}
      send={(clientKey) => outcomeOf(client.mutate({ mutation: EndOccasionDocument, variables: { input: { clientKey, occasionId: occasion.id, endedOn } } }).then(({ data }) => data?.result))}
    >
      {(shown) => (
        <>
          <p className="soft">{t('occasion.endAbout', { day: occasion.endsOn })}</p>
          <TextField label={t('occasion.endedOn')} required type="date" value={endedOn} onChange={setEndedOn} max={today} error={shown['endedOn']} data-first-focus />
        </>
      )}
    </ActForm>
  );
}
