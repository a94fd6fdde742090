import { useMutation } from '@apollo/client/react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChangeWallDocument, type WallFieldsFragment } from '../gql/graphql';
import { Dialog } from '../ui/dialog';
import { WallForm } from './wall-form';

/** Changes a wall that hangs: its address stays, and the screen shows the change by itself. */
export function ChangeWallDialog({ wall, onClose }: { wall: WallFieldsFragment; onClose: (changed: boolean) => void }) {
  const { t } = useTranslation('walls');
  const { message } = App.useApp();
  const [change] = useMutation(ChangeWallDocument);
  return (
    <Dialog title={t('changeTitle', { name: wall.name })} onClose={() => onClose(false)} holdsText>
      <WallForm
        wall={wall}
        submit={t('save')}
        failed={t('notChanged')}
        onCancel={() => onClose(false)}
        send={async (input) => {
          await change({ variables: { id: wall.id, input } });
          void message.success(t('changed', { name: input.name }));
          onClose(true);
        }}
      />
    </Dialog>
  );
}
