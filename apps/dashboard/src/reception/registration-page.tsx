import { Button } from 'antd';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { can, useViewer } from '../access/viewer';
import { useCaseEvents } from '../cases/use-case-events';
import { KINDS } from '../cases/vocabulary-order';
import { useFailure } from '../use-failure';
import { useScope } from '../shell/scope';
import { isComposing } from '../ui/composing';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { RefusalNote } from '../ui/refusal-note';
import { useKeys } from '../ui/use-keys';
import { CallerFields } from './caller-fields';
import { acceptedProposal, chosenKind } from './draft';
import { Foreseen } from './foreseen';
import { Household } from './household';
import { MatterFields } from './matter-fields';
import { ReceptionFields } from './reception-fields';
import { SavedCase } from './saved-case';
import { usePreview } from './use-preview';
import { useRegistration } from './use-registration';
import type { PlaceOption } from './place-options';
import './registration.css';

export function Component() {
  const { t } = useTranslation('reception');
  const { t: house } = useTranslation();
  const viewer = useViewer();
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);
  return can(viewer, 'RECEIVE_CASE') ? <Registration /> : <Empty reason={t('mayNot')} />;
}

const NOTHING = () => undefined;

function Registration() {
  const { t } = useTranslation('reception');
  const failure = useFailure();
  const viewer = useViewer();
  const { centres } = useScope();
  // The centre of the scope first: that is where the desk stands.
  const centreIds = [...new Set([...centres, ...viewer.centres].map(({ id }) => id))];
  const zoneOf = (id: string) => viewer.centres.find((centre) => centre.id === id)?.zone ?? 'Asia/Shanghai';
  const registration = useRegistration(viewer.id, centreIds, zoneOf);
  const { draft, change, problems, failedTries, saving, saved, problem, save } = registration;
  const zone = zoneOf(draft.centreId);
  // Whether a reception lies in the future, or too far back, is judged by the server's time.
  useCaseEvents([draft.centreId], NOTHING);
  const preview = usePreview(draft, zone);
  const proposed = preview === 'FAILED' ? null : (preview?.proposed ?? null);
  const form = useRef<HTMLFormElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const focus = (name: string) => setTimeout(() => form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus());

  useKeys({
    'Ctrl+Enter': () => void save(),
    ...Object.fromEntries(KINDS.map((kind, index) => [`Alt+${index + 1}`, () => change(chosenKind(draft, kind))])),
    'Alt+0': () => proposed && change(acceptedProposal(draft, proposed)),
  });
  useEffect(() => {
    if (failedTries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], fieldset[data-invalid] input')?.focus();
  }, [failedTries]);
  useEffect(() => {
    // A saved form is a new one, whose place is empty: the search stands there again.
    if (saved) search.current?.focus();
  }, [saved]);

  function choose(option: PlaceOption) {
    if (option.kind === 'TELEPHONE') {
      change({ callerTelephone: option.text, resident: null, anonymous: false });
      return focus('callerName');
    }
    if (option.kind === 'NAMED') change({ place: { kind: 'NAMED', text: option.text }, resident: null });
    else {
      const { residents: _, ...place } = option.place;
      const resident = option.kind === 'RESIDENT' ? option.resident : null;
      change({ place: { kind: 'ON_RECORD', place }, resident, ...(resident && { anonymous: false, callerName: '', callerTelephone: '' }) });
    }
    return focus(option.kind === 'RESIDENT' || draft.anonymous || (draft.callerName && draft.callerTelephone) ? 'matter' : 'callerName');
  }

  /** Enter leads to the next field; it never saves, and an input method keeps its own. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (isComposing(event)) return;
    const fields = [...(form.current?.querySelectorAll<HTMLElement>('input:not([type="radio"]), textarea, select, input[type="radio"]:checked') ?? [])];
    fields[fields.indexOf(event.target) + 1]?.focus();
  }

  return (
    <form ref={form} className="registration" noValidate onSubmit={(event) => (event.preventDefault(), void save())} onKeyDown={onKeyDown} aria-labelledby="registration-title">
      <div className="registration-fields">
        <h1 id="registration-title">{t('title')}</h1>
        {problem?.kind === 'UNKNOWN' && <ErrorState what={failure(problem.error, t('failed.unknown'))} traceId={traceIdOf(problem.error)} retry={() => void save()} />}
        {problem?.kind === 'REFUSED' && <RefusalNote refusal={problem.refusal} />}
        {problem?.kind === 'REFUSED' && problem.afterUnknown && <Button onClick={registration.asAnother}>{t('asAnother')}</Button>}
        <CallerFields registration={registration} centreIds={centreIds} searchRef={search} onChoose={choose} />
        <MatterFields registration={registration} proposed={proposed} />
        <ReceptionFields registration={registration} zone={zone} />
        <footer>
          <Button type="primary" size="large" htmlType="submit" loading={saving}>
            {t('save')} <kbd aria-hidden="true">Ctrl+Enter</kbd>
          </Button>
          <Button size="large" onClick={() => (registration.clear(), setTimeout(() => search.current?.focus()))}>
            {t('clear')}
          </Button>
          {Object.keys(problems).length > 0 && <span role="status" className="field-error">{t('problem.count', { count: Object.keys(problems).length })}</span>}
        </footer>
      </div>
      <aside className="registration-side" aria-label={t('side')}>
        {saved && <SavedCase saved={saved} />}
        <Household draft={draft} zone={zone} />
        <Foreseen preview={preview} zone={zone} />
      </aside>
    </form>
  );
}
