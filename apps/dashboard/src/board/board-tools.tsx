import { CaretRightOutlined, PauseOutlined, SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { socketConnection } from '../apollo';
import { useAlarm } from '../shell/overdue-alarm';
import { DataAge } from '../ui/data-age';

/** How old what is seen is, and what stops sound and movement (WCAG 2.2.2). */
export function BoardTools({ heardAt, held, onHold }: { heardAt: number | null; held: boolean; onHold: () => void }) {
  const { t } = useTranslation('board');
  const connection = useSyncExternalStore(socketConnection.subscribe, socketConnection.get);
  const { sound, setSound } = useAlarm();
  return (
    <div className="board-tools">
      <DataAge connection={connection} heardAt={heardAt} />
      <Button icon={<SoundOutlined />} aria-pressed={sound} onClick={() => setSound(!sound)} title="s">
        {t(sound ? 'soundOn' : 'soundOff')}
      </Button>
      <Button icon={held ? <CaretRightOutlined /> : <PauseOutlined />} aria-pressed={held} onClick={onHold} title="f">
        {t(held ? 'resume' : 'pause')}
      </Button>
    </div>
  );
}
