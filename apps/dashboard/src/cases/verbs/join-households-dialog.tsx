import { useApolloClient } from '@apollo/client/react';
import { Button } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { HomesToNameDocument, JoinHouseholdsDocument, type HomesToNameQuery } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import { isComposing } from '../../ui/composing';
import { CheckField, TextArea, TextField } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

type Home = HomesToNameQuery['places'][number];
/** A household without a complaint of its own: a home on record, or a name. */
type Named = { readonly home: Home; readonly name?: undefined } | { readonly name: string; readonly home?: undefined };

/** X 四, CP-23: a person confirms that five or more households raise one matter, and names them. What the system proposed stands chosen; homes that have no complaint of their own are added. */
export function JoinHouseholdsDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const send = useCaseVerb(JoinHouseholdsDocument);
  const proposed = work.candidates.find(({ kind }) => kind === 'COLLECTIVE')?.cases.filter(({ status }) => status !== 'CLOSED') ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(proposed.map(({ id }) => id)));
  const [named, setNamed] = useState<readonly Named[]>([]);
  const [reason, setReason] = useState('');
  const toggle = (id: string, on: boolean) => setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((other) => other !== id)));
  const label = (one: Named) => (one.home ? say(one.home.label) : one.name);
  const problems = { whom: chosen.size + named.length > 0 ? undefined : t('problem.households'), reason: reason.trim() ? undefined : t('problem.reason') };
  return (
    <VerbForm
      verb="joinHouseholds"
      work={work}
      onClose={onClose}
      problems={problems}
      send={(envelope) => send({ ...envelope, caseIds: [...chosen], households: named.map((one) => (one.home ? { unitId: one.home.id } : { name: one.name })), reason })}
    >
      {(shown) => (
        <>
          {proposed.length > 0 && (
            <fieldset className="joined-cases">
              <legend>{t('households.theirCases')}</legend>
              {proposed.map(({ id, number, matter, status }) => (
                <CheckField key={id} label={`${number} ${matter}`} hint={term(`caseStatus.${status}`)} checked={chosen.has(id)} onChange={(on) => toggle(id, on)} />
              ))}
            </fieldset>
          )}
          <AddHousehold centreId={work.centre.id} error={shown.whom} onAdd={(one) => setNamed([...named.filter((other) => label(other) !== label(one)), one])} />
          {named.length > 0 && (
            <ul className="named-households" aria-label={t('households.named')}>
              {named.map((one) => (
                <li key={label(one)}>
                  {label(one)}{' '}
                  <button type="button" className="text-button" onClick={() => setNamed(named.filter((other) => other !== one))} aria-label={t('households.removeOf', { household: label(one) })}>
                    {t('households.remove')}
                  </button>
                </li>
              ))}
            </ul>
          )}
          <TextArea label={t('field.oneMatter')} required value={reason} onChange={setReason} error={shown.reason} maxLength={1000} data-first-focus />
        </>
      )}
    </VerbForm>
  );
}

/** A room that is on record becomes that home; where several fit, one is chosen; else what was typed is a name. */
function AddHousehold({ centreId, error, onAdd }: { centreId: string; error: string | undefined; onAdd: (one: Named) => void }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const client = useApolloClient();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Home[]>([]);
  const [failed, setFailed] = useState(false);
  const typed = text.trim();
  function add(one: Named) {
    onAdd(one);
    setText('');
    setFound([]);
  }
  async function look() {
    if (!typed) return;
    setFailed(false);
    try {
      const { data } = await client.query({ query: HomesToNameDocument, variables: { centreId, search: typed }, fetchPolicy: 'network-only' });
      const homes = data?.places.filter(({ kind }) => kind === 'UNIT').slice(0, 8) ?? [];
      const [only] = homes;
      if (homes.length === 1 && only) add({ home: only });
      else if (homes.length === 0) add({ name: typed });
      else setFound(homes);
    } catch {
      setFailed(true);
    }
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || isComposing(event)) return;
    event.preventDefault();
    void look();
  }
  return (
    <>
      <div className="add-household">
        <TextField label={t('households.add')} hint={failed ? t('households.addFailed') : t('households.addAbout')} error={error} value={text} onChange={setText} onKeyDown={onKeyDown} maxLength={80} />
        <Button onClick={() => void look()}>{t('households.addIt')}</Button>
      </div>
      {found.length > 0 && (
        <ul className="named-households" aria-label={t('households.which')}>
          {found.map((home) => (
            <li key={home.id}>
              <button type="button" className="text-button" onClick={() => add({ home })}>
                {say(home.label)}
              </button>
            </li>
          ))}
          <li>
            <button type="button" className="text-button" onClick={() => add({ name: typed })}>
              {t('households.asName', { name: typed })}
            </button>
          </li>
        </ul>
      )}
    </>
  );
}
