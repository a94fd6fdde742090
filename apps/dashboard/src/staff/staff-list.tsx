import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { SendNote } from './send-note';
import type { Sending } from './use-send';

export interface StaffListProps {
  readonly name: string;
  readonly heads: readonly string[];
  /** What stands above the list. */
  readonly tools: ReactNode;
  readonly sending: Sending;
  readonly error: unknown;
  readonly retry: () => void;
  /** The list's lines; undefined: not read yet. */
  readonly children: readonly ReactNode[] | undefined;
}

/** A list that people change: its tools, what went wrong, and its table. */
export function StaffList({ name, heads, tools, sending, error, retry, children }: StaffListProps) {
  const { t } = useTranslation('staff');
  return (
    <>
      <div className="staff-tools">{tools}</div>
      <SendNote {...sending} />
      {error !== undefined && <ErrorState what={t('failed')} traceId={traceIdOf(error)} retry={retry} />}
      {!children && error === undefined && <Loading rows={10} />}
      {children && (
        <div className="staff-scroll" tabIndex={0} role="group" aria-label={name}>
          <table className="staff-table">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
    </>
  );
}
