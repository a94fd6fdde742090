import { useApolloClient } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { useViewer } from '../access/viewer';
import { AdoptPoliciesDocument, PoliciesDocument, PolicyAdoptionsDocument, type AdoptionFieldsFragment, type PoliciesQuery, type PolicyProblemFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { SelectField } from '../ui/inputs';
import { useAreaName } from './area-name';
import { ProblemList } from './problem-list';
import { NOW, WhenField, whenInput, whenProblem, type When } from './when-field';

interface AdoptDialogProps {
  readonly policies: PoliciesQuery['policies'];
  readonly adoptions: readonly AdoptionFieldsFragment[];
  readonly centreId: string;
  readonly onClose: () => void;
}

/** What a centre is to follow, area by area, and from when. An area that is left as it is keeps its version. */
export function AdoptDialog({ policies, adoptions, centreId: first, onClose }: AdoptDialogProps) {
  const { t } = useTranslation('policies');
  const failure = useFailure();
  const { message } = App.useApp();
  const say = useWords();
  const areaName = useAreaName();
  const viewer = useViewer();
  const client = useApolloClient();
  const [centreId, setCentreId] = useState(first);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [when, setWhen] = useState<When>(NOW);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problems, setProblems] = useState<readonly PolicyProblemFieldsFragment[]>([]);
  const [trouble, setTrouble] = useState<unknown>(null);
  const centre = viewer.centres.find(({ id }) => id === centreId);
  const zone = centre?.zone ?? 'Asia/Shanghai';
  const present = adoptions.findLast((one) => one.centre.id === centreId && !one.future)?.policies ?? [];
  const areas = [...new Set(policies.map(({ area }) => area))];
  const packKeys = Object.values(chosen).filter((key) => key !== '');

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (packKeys.length === 0 || whenProblem(when, zone) || sending) return;
    setSending(true);
    setTrouble(null);
    try {
      const { data } = await client.mutate({ mutation: AdoptPoliciesDocument, variables: { input: { centreId, packKeys, from: whenInput(when, zone) } }, refetchQueries: [PoliciesDocument, PolicyAdoptionsDocument], awaitRefetchQueries: true });
      setProblems(data!.adoptPolicies.problems);
      if (data!.adoptPolicies.problems.length > 0) return;
      message.success(t('adopting.done', { centre: centre ? say(centre.name) : '' }));
      onClose();
    } catch (error) {
      setTrouble(error);
    } finally {
      setSending(false);
    }
  }

  return (
    <Dialog title={t('adopting.title')} onClose={onClose} holdsText>
      <form className="policy-form" onSubmit={(event) => void submit(event)} noValidate>
        <p>{t('adopting.about')}</p>
        <SelectField label={t('adopting.centre')} value={centreId} onChange={(id) => (setCentreId(id), setChosen({}))} options={viewer.centres.map(({ id, name }) => ({ value: id, label: say(name) }))} data-first-focus />
        <div className="policy-areas">
          {areas.map((area) => {
            const followed = present.find((one) => one.area === area);
            return (
              <SelectField
                key={area}
                label={areaName(area)}
                value={chosen[area] ?? ''}
                onChange={(key) => setChosen({ ...chosen, [area]: key })}
                empty={followed ? t('adopting.keep', { name: say(followed.name), version: followed.version }) : t('adopting.keepNone')}
                options={policies.filter((one) => one.area === area && !(one.key === followed?.key && one.version === followed.version)).map((one) => ({ value: one.key, label: t('adopting.option', { name: say(one.name), version: one.version }) }))}
              />
            );
          })}
        </div>
        <WhenField when={when} onChange={setWhen} zone={zone} showProblem={tried} />
        {tried && packKeys.length === 0 && (
          <p className="field-error" role="alert">
            {t('adopting.nothing')}
          </p>
        )}
        {problems.length > 0 && <ProblemList problems={problems} />}
        {trouble !== null && <ErrorState what={failure(trouble, t('adopting.failed'))} traceId={traceIdOf(trouble)} />}
        <footer>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={sending}>
            {t('adopting.submit')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
