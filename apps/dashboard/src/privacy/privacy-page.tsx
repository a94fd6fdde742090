import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import { useWords } from '../i18n/use-language';
import { useManagedCentres } from '../notifications/managed-centres';
import { SelectField } from '../ui/inputs';
import { DisposalSection } from './disposal-section';
import { ResidentSection } from './resident-section';
import './privacy.css';

/** What leaves the house of what is personal: by approved lists, and at a resident's own request. */
export function Component() {
  const { t } = useTranslation('privacy');
  const { t: house } = useTranslation();
  const say = useWords();
  const viewer = useViewer();
  const centres = useManagedCentres();
  const [chosen, setChosen] = useState('');
  const centre = centres.find(({ id }) => id === chosen) ?? centres[0];
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);
  return (
    <div className="privacy">
      <header>
        <h1>{t('title')}</h1>
        {centre && centres.length > 1 && <SelectField label={t('centre')} value={centre.id} onChange={setChosen} options={centres.map(({ id, name }) => ({ value: id, label: say(name) }))} />}
      </header>
      {centre && <DisposalSection key={`d-${centre.id}`} centre={centre} />}
      {centre && can(viewer, 'MANAGE_RESIDENT_DATA') && <ResidentSection key={`r-${centre.id}`} centreId={centre.id} />}
    </div>
  );
}
