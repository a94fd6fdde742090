import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { can, useViewer } from '../access/viewer';
import { dateTimeIn } from '../format/time';
import { instantOfWallTime } from '../format/wall-time';
import { AbsencesDocument, EndAbsenceDocument, OfficesDocument, RecordAbsenceDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ErrorState } from '../ui/error-state';
import { SelectField, WallTimeField } from '../ui/inputs';
import { COMPANY_ZONE } from './office-zone';
import { SendNote } from './send-note';
import { useSend } from './use-send';

/** Who is away, and so not reached (law 9). */
export function Absences() {
  const { t } = useTranslation('staff');
  const say = useWords();
  const viewer = useViewer();
  const zone = viewer.centres[0]?.zone ?? COMPANY_ZONE;
  const { data, error, refetch } = useQuery(AbsencesDocument, { fetchPolicy: 'cache-and-network' });
  const [end] = useMutation(EndAbsenceDocument);
  const sending = useSend();
  const again = () => void refetch().catch(() => undefined);
  const plans = can(viewer, 'PLAN_ROSTER');
  return (
    <div className="staff-body">
      <p className="soft">{t('absenceAbout')}</p>
      {plans && <RecordForm zone={zone} onRecorded={again} />}
      <SendNote {...sending} />
      {error && <ErrorState what={t('failed')} traceId={traceIdOf(error)} retry={again} />}
      {data?.absences.length === 0 && <p className="soft">{t('nobodyAway')}</p>}
      <ul className="staff-history">
        {data?.absences.map(({ id, person, from, until }) => (
          <li key={id}>
            <span>{say(person.name)}</span>
            <small>
              {dateTimeIn(zone, Date.parse(from))} – {until ? dateTimeIn(zone, Date.parse(until)) : t('open')}
            </small>
            {plans && (
              <Button size="small" aria-label={t('backWhom', { person: say(person.name) })} onClick={() => void sending.send(async () => (await end({ variables: { absenceId: id } })).data?.endAbsence.refusal).then(again)}>
                {t('back')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function RecordForm({ zone, onRecorded }: { zone: string; onRecorded: () => void }) {
  const { t } = useTranslation('staff');
  const say = useWords();
  const { data } = useQuery(OfficesDocument);
  const [record] = useMutation(RecordAbsenceDocument);
  const sending = useSend();
  const [draft, setDraft] = useState({ personId: '', from: '', until: '' });
  const [tried, setTried] = useState(false);
  const put = (key: keyof typeof draft) => (value: string) => setDraft((before) => ({ ...before, [key]: value }));
  const people = [...new Map((data?.offices ?? []).flatMap(({ post, terms }) => terms.map(({ person }) => [person.id, { value: person.id, label: `${say(person.name)} · ${say(post.name)}` }]))).values()];
  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (draft.personId === '') return;
    const moment = (wallTime: string) => {
      const at = wallTime === '' ? null : instantOfWallTime(zone, wallTime);
      return at === null ? null : new Date(at).toISOString();
    };
    const input = { personId: draft.personId, from: moment(draft.from), until: moment(draft.until) };
    if (await sending.send(async () => (await record({ variables: { input } })).data?.recordAbsence.refusal)) {
      setDraft({ personId: '', from: '', until: '' });
      setTried(false);
      onRecorded();
    }
  }
  return (
    <form className="staff-tools" onSubmit={(event) => void submit(event)} noValidate>
      <SelectField label={t('person')} required value={draft.personId} onChange={put('personId')} empty={t('choose')} options={people} error={tried && draft.personId === '' ? t('choosePerson') : undefined} />
      <WallTimeField label={t('awayFrom')} value={draft.from} onChange={put('from')} hint={t('fromHint')} />
      <WallTimeField label={t('awayUntil')} value={draft.until} onChange={put('until')} hint={t('awayUntilHint')} />
      <Button type="primary" htmlType="submit" loading={sending.sending}>
        {t('recordAbsence')}
      </Button>
      <SendNote {...sending} />
    </form>
  );
}
