import { useMutation } from '@apollo/client/react';
import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Moment } from '../cases/moment';
import { RevokeResidentLinkDocument, type ResidentLinkFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { useFailure } from '../use-failure';

/** The mark says the same as the colour and the word. */
const MARKS = { LIVE: '●', EXPIRED: '○', REVOKED: '✕' } as const;

interface LinkLineProps {
  readonly link: ResidentLinkFieldsFragment;
  /** Null: whoever brought the matter. */
  readonly household: string | null;
  readonly zone: string;
  readonly mayRevoke: boolean;
  readonly onChange: () => void;
}

export function LinkLine({ link, household, zone, mayRevoke, onChange }: LinkLineProps) {
  const { t } = useTranslation('receipts');
  const say = useWords();
  const failure = useFailure();
  const { message } = App.useApp();
  const [revoke, { loading }] = useMutation(RevokeResidentLinkDocument);
  async function end() {
    try {
      await revoke({ variables: { id: link.id } });
      void message.success(t('revoked'));
      onChange();
    } catch (error) {
      void message.error(failure(error, t('notRevoked')));
    }
  }
  return (
    <li>
      <span className={`link-status link-${link.status.toLowerCase()}`}>
        <span aria-hidden="true">{MARKS[link.status]}</span> {t(`status.${link.status}`)}
      </span>
      <span>
        {household && <b>{t('household', { household })} </b>}
        <span className="soft">
          {t('made', { name: say(link.createdBy.name) })} <Moment at={link.createdAt} zone={zone} />
          {' · '}
          {link.revokedAt ? (
            <>
              {t('endedAt')} <Moment at={link.revokedAt} zone={zone} />
            </>
          ) : link.endsAt ? (
            <>
              {t('until')} <Moment at={link.endsAt} zone={zone} />
            </>
          ) : (
            t('afterClosing', { count: link.days })
          )}
        </span>
      </span>
      {mayRevoke && link.status === 'LIVE' && (
        <Popconfirm title={t('revokeSure')} okText={t('revoke')} cancelText={t('cancel')} onConfirm={() => void end()}>
          <Button size="small" danger loading={loading}>
            {t('revoke')}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}
