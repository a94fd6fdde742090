import { useMutation } from '@apollo/client/react';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeIn, instant } from '../format/time';
import { RevokeWallDocument, type WallFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import { ChangeWallDialog } from './change-wall-dialog';

const COLUMNS = ['name', 'centres', 'status', 'seen', 'made', 'act'] as const;

export function WallTable({ walls, onChange }: { walls: readonly WallFieldsFragment[]; onChange: () => void }) {
  const { t } = useTranslation('walls');
  return (
    <div className="wall-table" tabIndex={0} role="region" aria-label={t('title')}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {walls.map((wall) => (
            <Line key={wall.id} wall={wall} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The mark says the same as the colour and the word. */
const MARKS = { LIVE: '●', EXPIRED: '○', REVOKED: '✕' } as const;

function Line({ wall, onChange }: { wall: WallFieldsFragment; onChange: () => void }) {
  const { t } = useTranslation('walls');
  const failure = useFailure();
  const say = useWords();
  const { message } = App.useApp();
  const [revoke, { loading }] = useMutation(RevokeWallDocument);
  const [changing, setChanging] = useState(false);
  const zone = wall.centres[0]?.zone ?? 'Asia/Shanghai';
  const at = (time: string) => <time dateTime={time}>{dateTimeIn(zone, instant(time))}</time>;
  async function end() {
    try {
      await revoke({ variables: { id: wall.id } });
      void message.success(t('revoked', { name: wall.name }));
      onChange();
    } catch (error) {
      void message.error(failure(error, t('notRevoked')));
    }
  }
  return (
    <tr>
      <td>
        {wall.name}
        <small>{wall.language === 'en' ? 'English' : '中文'}</small>
      </td>
      <td>{wall.centres.map(({ name }) => say(name)).join(t('comma'))}</td>
      <td>
        <span className={`wall-status wall-${wall.status.toLowerCase()}`}>
          <span aria-hidden="true">{MARKS[wall.status]}</span> {t(`status.${wall.status}`)}
        </span>
        <small>
          {t(wall.revokedAt ? 'endedAt' : 'until')} {at(wall.revokedAt ?? wall.expiresAt)}
        </small>
      </td>
      <td>{wall.lastSeenAt ? at(wall.lastSeenAt) : t('neverSeen')}</td>
      <td>
        {say(wall.createdBy.name)}
        <small>{at(wall.createdAt)}</small>
      </td>
      <td>
        {wall.status === 'LIVE' && (
          <span className="wall-acts">
            <Button size="small" onClick={() => setChanging(true)} aria-label={`${t('change')} ${wall.name}`}>
              {t('change')}
            </Button>
            <Popconfirm title={t('revokeSure')} okText={t('revoke')} cancelText={t('cancel')} onConfirm={() => void end()}>
              <Button size="small" danger loading={loading} aria-label={`${t('revoke')} ${wall.name}`}>
                {t('revoke')}
              </Button>
            </Popconfirm>
          </span>
        )}
        {changing && (
          <ChangeWallDialog
            wall={wall}
            onClose={(changed) => {
              setChanging(false);
              if (changed) onChange();
            }}
          />
        )}
      </td>
    </tr>
  );
}
