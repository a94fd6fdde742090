import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../access/viewer';
import { useWords } from '../i18n/use-language';
import { CheckField, SelectField, TextField } from '../ui/inputs';
import type { PlaceOption } from './place-options';
import { PlaceSearch } from './place-search';
import type { Registration } from './use-registration';

/** Who calls, and about which place. */
export function CallerFields({ registration, centreIds, searchRef, onChoose }: { registration: Registration; centreIds: readonly string[]; searchRef: Ref<HTMLInputElement>; onChoose: (option: PlaceOption) => void }) {
  const { t } = useTranslation('reception');
  const say = useWords();
  const viewer = useViewer();
  const { draft, change, problems } = registration;
  const { place, resident } = draft;
  const centres = centreIds.flatMap((id) => viewer.centres.filter((centre) => centre.id === id));
  return (
    <div className="registration-row caller-row">
      {centres.length > 1 && (
        <SelectField
          label={t('centre')}
          value={draft.centreId}
          onChange={(centreId) => change({ centreId, place: null, resident: null })}
          options={centres.map(({ id, name }) => ({ value: id, label: say(name) }))}
        />
      )}
      {place === null ? (
        <PlaceSearch centreId={draft.centreId} error={problems.place && t(problems.place)} onChoose={onChoose} inputRef={searchRef} />
      ) : (
        <div className="chosen-place" role="group" aria-label={t('place')}>
          <span className="chosen-label">{t('place')}</span>
          <p>
            <b>{place.kind === 'NAMED' ? place.text : say(place.place.label)}</b>
            {resident && (
              <span>
                {resident.name} {resident.telephoneMasked} {t(resident.owner ? 'owner' : 'tenant')}
              </span>
            )}
            <button type="button" className="text-button" onClick={() => change({ place: null, resident: null })}>
              {t('change')}
            </button>
          </p>
        </div>
      )}
      {resident === null && (
        <>
          {!draft.anonymous && (
            <>
              <TextField name="callerName" label={t('callerName')} required value={draft.callerName} onChange={(callerName) => change({ callerName })} error={problems.callerName && t(problems.callerName)} maxLength={80} />
              <TextField
                name="callerTelephone"
                label={t('callerTelephone')}
                required
                type="tel"
                value={draft.callerTelephone}
                onChange={(callerTelephone) => change({ callerTelephone })}
                error={problems.callerTelephone && t(problems.callerTelephone)}
                maxLength={40}
              />
            </>
          )}
          <CheckField label={t('anonymous')} checked={draft.anonymous} onChange={(anonymous) => change({ anonymous, ...(anonymous && { callerName: '', callerTelephone: '' }) })} />
        </>
      )}
    </div>
  );
}
