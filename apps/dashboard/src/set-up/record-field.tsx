import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BuildingRecordsDocument, UnitRecordsDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { SelectField, TextField } from '../ui/inputs';
import type { FormField } from './record-kinds';
import { ZoneField } from './zone-field';

type Common = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void; readonly error?: string | undefined; readonly required: boolean };

export interface RecordFieldProps {
  readonly field: FormField;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly centreId: string;
  /** The record is known: its zone is fixed, its telephone may stay unwritten. */
  readonly known: boolean;
  readonly first: boolean;
}

/** One field of a form, by what it holds. */
export function RecordField(props: RecordFieldProps) {
  const { field, value, onChange, error, known, first } = props;
  const { t } = useTranslation('set-up');
  const common = {
    label: t(field.label), value, onChange, error, required: field.required ?? (field.holds === 'TELEPHONE' && !known), ...(field.hint && { hint: t(field.hint) }), ...(first && { 'data-first-focus': true }),
  };
  switch (field.holds) {
    case 'DAY':
      return <TextField {...common} type="date" min="1900-01-01" max="2199-12-31" />;
    case 'ZONE':
      return <ZoneField {...common} disabled={known} hint={t(known ? 'hint.zoneFixed' : 'hint.zone')} />;
    case 'TENURE':
      return <SelectField {...common} options={[{ value: 'true', label: t('owner') }, { value: 'false', label: t('tenant') }]} />;
    case 'BUILDING':
      return <BuildingField {...props} common={common} />;
    case 'UNIT':
      return <UnitField {...props} common={common} />;
    case 'TELEPHONE':
      return <TextField {...common} inputMode="tel" maxLength={field.most} hint={known ? t('hint.telephoneStays') : undefined} />;
    case 'TEXT':
      return <TextField {...common} maxLength={field.most} />;
  }
}

function BuildingField({ centreId, common }: RecordFieldProps & { readonly common: Common }) {
  const { t } = useTranslation('set-up');
  const say = useWords();
  const { data } = useQuery(BuildingRecordsDocument, { variables: { centreId }, fetchPolicy: 'cache-and-network' });
  const options = (data?.buildingRecords ?? []).map(({ id, name }) => ({ value: id, label: say(name) }));
  return <SelectField {...common} options={options} empty={t('choose')} {...(data && options.length === 0 && { hint: t('hint.noBuilding') })} />;
}

/** A home is found as the desk finds it, by its room, and chosen from what was found. */
function UnitField({ centreId, common, value }: RecordFieldProps & { readonly common: Common }) {
  const { t } = useTranslation('set-up');
  const say = useWords();
  const [search, setSearch] = useState('');
  const { data } = useQuery(UnitRecordsDocument, { variables: { centreId, search, first: 30, after: null } });
  const found = (data?.unitRecords.edges ?? []).map(({ node }) => ({ value: node.id, label: `${say(node.building)} ${node.number}` }));
  const options = value !== '' && !found.some((one) => one.value === value) ? [{ value, label: t('asBefore') }, ...found] : found;
  return (
    <div className="set-up-unit">
      <TextField label={t('field.findUnit')} value={search} onChange={setSearch} placeholder="3-1201" />
      <SelectField {...common} options={options} empty={t('choose')} />
    </div>
  );
}
