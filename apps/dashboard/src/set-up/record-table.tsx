import { useMutation } from '@apollo/client/react';
import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ParseKeys } from 'i18next';
import { RemoveRecordDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Words } from '../i18n/language';
import { messagesOf } from './record-dialog';
import { titleOf, type RecordKind, type SetUpRecordView } from './record-kinds';
import { Telephone } from './telephone';

type Cell = readonly [label: ParseKeys<'set-up'>, value: (record: SetUpRecordView, say: (words: Words) => string) => string | number | null];
const field = <Type extends SetUpRecordView['__typename']>(_: Type, value: (record: Extract<SetUpRecordView, { __typename: Type }>, say: (words: Words) => string) => string | number | null): Cell[1] => value as Cell[1];

const CELLS: Readonly<Record<RecordKind['kind'], readonly Cell[]>> = {
  CENTRE: [
    ['field.code', field('CentreRecord', ({ code }) => code)], ['field.name', field('CentreRecord', ({ name }, say) => say(name))], ['field.zone', field('CentreRecord', ({ zone }) => zone)],
    ['field.units', field('CentreRecord', ({ units }) => units)], ['field.residents', field('CentreRecord', ({ residents }) => residents)], ['field.closedFrom', field('CentreRecord', ({ closedFrom }) => closedFrom)],
  ],
  BUILDING: [
    ['field.name', field('BuildingRecord', ({ name }, say) => say(name))], ['field.units', field('BuildingRecord', ({ units }) => units)], ['field.closedFrom', field('BuildingRecord', ({ closedFrom }) => closedFrom)],
  ],
  UNIT: [
    ['field.building', field('UnitRecord', ({ building }, say) => say(building))], ['field.number', field('UnitRecord', ({ number }) => number)],
    ['field.handedOverOn', field('UnitRecord', ({ handedOverOn }) => handedOverOn)], ['field.residents', field('UnitRecord', ({ residents }) => residents)], ['field.closedFrom', field('UnitRecord', ({ closedFrom }) => closedFrom)],
  ],
  PUBLIC_AREA: [['field.name', field('PublicAreaRecord', ({ name }, say) => say(name))], ['field.closedFrom', field('PublicAreaRecord', ({ closedFrom }) => closedFrom)]],
  RESIDENT: [
    ['field.unit', field('ResidentRecord', ({ unit }, say) => say(unit))], ['field.name', field('ResidentRecord', ({ residentName }) => residentName)], ['field.telephone', field('ResidentRecord', ({ telephoneMasked }) => telephoneMasked)],
    ['field.tenure', field('ResidentRecord', ({ owner }) => (owner ? 'owner' : 'tenant'))], ['field.movedOutOn', field('ResidentRecord', ({ movedOutOn }) => movedOutOn)],
  ],
};

interface RecordTableProps {
  readonly of: RecordKind;
  readonly records: readonly SetUpRecordView[];
  readonly onEdit: (record: SetUpRecordView) => void;
  readonly onChange: () => void;
}

export function RecordTable({ of, records, onEdit, onChange }: RecordTableProps) {
  const { t } = useTranslation('set-up');
  return (
    <div className="set-up-table" tabIndex={0} role="region" aria-label={t(of.name)}>
      <table>
        <thead>
          <tr>
            {CELLS[of.kind].map(([label]) => (
              <th key={label} scope="col">
                {t(label)}
              </th>
            ))}
            <th scope="col">{t('acts')}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <Line key={record.id} of={of} record={record} onEdit={onEdit} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ of, record, onEdit, onChange }: Omit<RecordTableProps, 'records'> & { readonly record: SetUpRecordView }) {
  const { t } = useTranslation('set-up');
  const say = useWords();
  const { message } = App.useApp();
  const [remove, { loading }] = useMutation(RemoveRecordDocument);
  const title = titleOf(record, say);
  async function takeAway() {
    try {
      const { data } = await remove({ variables: { kind: of.kind, id: record.id, version: record.version } });
      if (data?.removeRecord.refusal) void message.warning(say(data.removeRecord.refusal.message), 8);
      else void message.success(t('removed'));
      onChange();
    } catch (error) {
      const said = messagesOf(error);
      void message.error(said ? say(said) : t('notSaved'));
    }
  }
  return (
    <tr>
      {CELLS[of.kind].map(([label, value]) => {
        const shown = value(record, say);
        return (
          <td key={label} className={typeof shown === 'number' ? 'number' : undefined}>
            {record.__typename === 'ResidentRecord' && label === 'field.telephone' ? <Telephone resident={record} /> : shown === 'owner' || shown === 'tenant' ? t(shown) : shown}
          </td>
        );
      })}
      <td>
        <span className="set-up-acts">
          <Button size="small" onClick={() => onEdit(record)} aria-label={`${t('change')} ${title}`}>
            {t('change')}
          </Button>
          <Popconfirm title={t('removeSure', { what: title })} okText={t('remove')} cancelText={t('cancel')} onConfirm={() => void takeAway()}>
            <Button size="small" danger loading={loading} aria-label={`${t('remove')} ${title}`}>
              {t('remove')}
            </Button>
          </Popconfirm>
        </span>
      </td>
    </tr>
  );
}
