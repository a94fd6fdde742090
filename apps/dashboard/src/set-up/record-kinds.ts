import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { ParseKeys } from 'i18next';
import {
  SaveBuildingDocument, SaveCentreDocument, SavePublicAreaDocument, SaveResidentDocument, SaveUnitDocument,
  type SavedFieldsFragment, type SetUpKind,
} from '../gql/graphql';
import type { Words } from '../i18n/language';
import type { ImportKind } from '../imports/import-file';

export type SetUpRecordView = NonNullable<SavedFieldsFragment['record']>;
/** What a form holds, by field; empty: nothing given. */
export type FormValues = Readonly<Record<string, string>>;

export interface FormField {
  readonly name: string;
  readonly label: ParseKeys<'set-up'>;
  readonly holds: 'TEXT' | 'DAY' | 'ZONE' | 'BUILDING' | 'UNIT' | 'TENURE' | 'TELEPHONE';
  readonly required?: true;
  readonly most?: number;
  readonly hint?: ParseKeys<'set-up'>;
}

export interface RecordKind {
  readonly kind: SetUpKind;
  /** The address of its list under /set-up. */
  readonly path: string;
  readonly name: ParseKeys<'set-up'>;
  readonly fields: readonly FormField[];
  readonly importKind: ImportKind;
  readonly searchable: boolean;
}

const NAME = { name: 'nameZh', label: 'field.nameZh', holds: 'TEXT', required: true, most: 60 } as const;
const NAME_EN = { name: 'nameEn', label: 'field.nameEn', holds: 'TEXT', most: 60, hint: 'hint.nameEn' } as const;
const CLOSED = { name: 'closedFrom', label: 'field.closedFrom', holds: 'DAY', hint: 'hint.closedFrom' } as const;

export const RECORD_KINDS: readonly RecordKind[] = [
  {
    kind: 'CENTRE', path: 'centres', name: 'kind.CENTRE', importKind: 'CENTRES', searchable: false,
    fields: [{ name: 'code', label: 'field.code', holds: 'TEXT', required: true, most: 8, hint: 'hint.code' }, NAME, NAME_EN, { name: 'zone', label: 'field.zone', holds: 'ZONE', required: true }, CLOSED],
  },
  { kind: 'BUILDING', path: 'buildings', name: 'kind.BUILDING', importKind: 'HOMES', searchable: false, fields: [NAME, NAME_EN, CLOSED] },
  {
    kind: 'UNIT', path: 'homes', name: 'kind.UNIT', importKind: 'HOMES', searchable: true,
    fields: [
      { name: 'buildingId', label: 'field.building', holds: 'BUILDING', required: true }, { name: 'number', label: 'field.number', holds: 'TEXT', required: true, most: 20 },
      { name: 'handedOverOn', label: 'field.handedOverOn', holds: 'DAY', hint: 'hint.handedOverOn' }, CLOSED,
    ],
  },
  { kind: 'PUBLIC_AREA', path: 'areas', name: 'kind.PUBLIC_AREA', importKind: 'PUBLIC_AREAS', searchable: false, fields: [NAME, NAME_EN, CLOSED] },
  {
    kind: 'RESIDENT', path: 'residents', name: 'kind.RESIDENT', importKind: 'RESIDENTS', searchable: true,
    fields: [
      { name: 'unitId', label: 'field.unit', holds: 'UNIT', required: true }, { name: 'name', label: 'field.name', holds: 'TEXT', required: true, most: 60 },
      { name: 'telephone', label: 'field.telephone', holds: 'TELEPHONE', most: 40 }, { name: 'owner', label: 'field.tenure', holds: 'TENURE', required: true },
      { name: 'movedOutOn', label: 'field.movedOutOn', holds: 'DAY', hint: 'hint.movedOutOn' },
    ],
  },
];

/** A record as its form holds it. */
export function formOf(record: SetUpRecordView): FormValues {
  const names = (name: Words) => ({ nameZh: name.zh, nameEn: name.en === name.zh ? '' : name.en });
  switch (record.__typename) {
    case 'CentreRecord':
      return { ...names(record.name), code: record.code, zone: record.zone, closedFrom: record.closedFrom ?? '' };
    case 'UnitRecord':
      return { buildingId: record.buildingId, number: record.number, handedOverOn: record.handedOverOn ?? '', closedFrom: record.closedFrom ?? '' };
    case 'ResidentRecord':
      // A number that is not seen is not written either: empty leaves it as it is.
      return { unitId: record.unitId, name: record.residentName, telephone: '', owner: String(record.owner), movedOutOn: record.movedOutOn ?? '' };
    default:
      return { ...names(record.name), closedFrom: record.closedFrom ?? '' };
  }
}

/** What a record is called, in a list and in the names of its buttons. */
export function titleOf(record: SetUpRecordView, say: (words: Words) => string): string {
  if (record.__typename === 'ResidentRecord') return `${record.residentName} ${say(record.unit)}`;
  return record.__typename === 'UnitRecord' ? `${say(record.building)} ${record.number}` : say(record.name);
}

const DOCUMENTS = { CENTRE: SaveCentreDocument, BUILDING: SaveBuildingDocument, UNIT: SaveUnitDocument, PUBLIC_AREA: SavePublicAreaDocument, RESIDENT: SaveResidentDocument } as const;

/** The mutation that saves a form, and what it is given. */
export function saving(kind: SetUpKind, values: FormValues, whose: { centreId: string; id?: string | undefined; version?: number | undefined }) {
  const { centreId, ...which } = whose;
  const given = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value.trim() === '' ? null : value.trim()]));
  const input = { ...which, ...given, ...(kind === 'RESIDENT' && { owner: values['owner'] !== 'false' }), ...((kind === 'BUILDING' || kind === 'PUBLIC_AREA') && { centreId }) };
  return { mutation: DOCUMENTS[kind] as TypedDocumentNode<Readonly<Record<string, SavedFieldsFragment>>, { input: object }>, variables: { input } };
}
