import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { FromFile } from '../imports/from-file';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { TextField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { RecordDialog } from './record-dialog';
import type { RecordKind, SetUpRecordView } from './record-kinds';
import { RecordTable } from './record-table';
import { useRecords } from './use-records';

/** The records of one kind: searched, page by page, added and changed. */
export function RecordList({ of, centreId, centreCode, onCentresChange }: { of: RecordKind; centreId: string; centreCode: string; onCentresChange: () => void }) {
  const { t } = useTranslation('set-up');
  const [address, setAddress] = useSearchParams();
  const search = address.get('q') ?? '';
  const { records, total, next, error, readAgain } = useRecords(of.kind, centreId, search, address.get('after'));
  const [open, setOpen] = useState<SetUpRecordView | 'NEW' | null>(null);
  const go = (changes: Record<string, string | null>) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [part, value] of Object.entries(changes)) {
          if (value) after.set(part, value);
          else after.delete(part);
        }
        return after;
      },
      { replace: 'q' in changes },
    );
  const add = (
    <Button type="primary" onClick={() => setOpen('NEW')}>
      {t('addOne', { what: t(of.name) })}
    </Button>
  );
  return (
    <>
      <div className="set-up-bar">
        {of.searchable && <TextField label={t('search')} type="search" value={search} onChange={(q) => go({ q, after: null })} placeholder={t(of.kind === 'UNIT' ? 'searchUnits' : 'searchResidents')} />}
        {add}
        <FromFile kind={of.importKind} centre={centreCode} />
        <span role="status">{records && t('total', { count: total })}</span>
      </div>
      {error !== undefined && <ErrorState what={t(records ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={readAgain} />}
      {!records && error === undefined && <Loading rows={8} />}
      {records?.length === 0 && <Empty reason={t(search ? 'nothingFound' : 'nothingYet', { what: t(of.name) })} action={search ? undefined : add} />}
      {records && records.length > 0 && <RecordTable of={of} records={records} onEdit={setOpen} onChange={readAgain} />}
      {(next ?? address.get('after')) && (
        <p className="set-up-pages">
          <Button disabled={!address.get('after')} onClick={() => go({ after: null })}>
            {t('firstPage')}
          </Button>
          <Button disabled={!next} onClick={() => go({ after: next })}>
            {t('nextPage')}
          </Button>
        </p>
      )}
      {open && (
        <RecordDialog
          of={of}
          centreId={centreId}
          record={open === 'NEW' ? null : open}
          onClose={(saved) => {
            setOpen(null);
            if (!saved) return;
            readAgain();
            if (of.kind === 'CENTRE') onCentresChange();
          }}
        />
      )}
    </>
  );
}
