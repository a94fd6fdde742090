import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { useFailure } from '../use-failure';
import { ErrorState } from '../ui/error-state';
import { TextArea } from '../ui/inputs';
import { CalendarProblems } from './calendar-problems';
import type { useCalendarChange } from './use-calendar-change';

interface SaveBarProps {
  readonly change: ReturnType<typeof useCalendarChange>;
  /** What is about to change, in words. */
  readonly about: string;
  /** Open limits that are counted by the calendar; null: unknown to this person. */
  readonly openLimits: number | null;
  /** What is wrong before it is sent, in words. */
  readonly problem?: string | undefined;
  /** @returns whether it was saved */
  readonly onSave: (reason: string) => Promise<boolean>;
  readonly onDiscard: () => void;
}

/** What changes, what will be recalculated by it, and why it is changed. */
export function SaveBar({ change, about, openLimits, problem, onSave, onDiscard }: SaveBarProps) {
  const { t } = useTranslation('calendars');
  const failure = useFailure();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '' || problem) return;
    if (await onSave(reason)) setReason('');
  }

  return (
    <form className="calendar-save" onSubmit={(event) => void submit(event)} noValidate>
      <p>
        <b>{about}</b> {t(openLimits === null ? 'preview.unknown' : openLimits === 0 ? 'preview.none' : 'preview.some', { count: openLimits ?? 0 })}
      </p>
      <TextArea label={t('reason')} required rows={2} value={reason} onChange={setReason} maxLength={500} error={tried && reason.trim() === '' ? t('noReason') : undefined} />
      {tried && problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <CalendarProblems problems={change.problems} />
      {change.failure !== null && <ErrorState what={failure(change.failure, t('saveFailed'))} traceId={traceIdOf(change.failure)} />}
      <footer>
        <Button onClick={onDiscard}>{t('discard')}</Button>
        <Button type="primary" htmlType="submit" loading={change.sending}>
          {t('save')}
        </Button>
      </footer>
    </form>
  );
}
