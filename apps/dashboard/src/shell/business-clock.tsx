import { FieldTimeOutlined } from '@ant-design/icons';
import { useMutation } from '@apollo/client/react';
import { Button, InputNumber, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import { clockIn, dayIn } from '../format/time';
import { serverClock, useServerNow } from '../format/server-clock';
import { AdjustClockDocument } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useScope } from './scope';

/** Business time at the first centre of the scope; where the installation allows it, put forward from here. */
export function BusinessClock() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const { centres } = useScope();
  const now = useServerNow();
  const zone = centres[0]?.zone ?? 'Asia/Shanghai';
  return (
    <span className="business-clock">
      <time dateTime={new Date(now).toISOString()} title={`${t('clock.title')} · ${zone}`}>
        <span className="day">{dayIn(zone, now)} </span>
        {clockIn(zone, now)}
      </time>
      {viewer.clockAdjustable && can(viewer, 'ADJUST_CLOCK') && <PutForward />}
    </span>
  );
}

const STEPS = [
  { minutes: 10, name: 'clock.minutes10' },
  { minutes: 60, name: 'clock.hour' },
  { minutes: 24 * 60, name: 'clock.day' },
] as const;

function PutForward() {
  const { t } = useTranslation();
  const failure = useFailure();
  const [minutes, setMinutes] = useState(30);
  const [adjust, { loading, error }] = useMutation(AdjustClockDocument);
  async function forward(by: number) {
    const { data } = await adjust({ variables: { minutes: by } }).catch(() => ({ data: undefined }));
    if (data) serverClock.observe(data.adjustClock);
  }
  const form = (
    <form
      className="put-forward"
      onSubmit={(event) => {
        event.preventDefault();
        void forward(minutes);
      }}
    >
      <p>{t('clock.about')}</p>
      <span>
        {STEPS.map((step) => (
          <Button key={step.minutes} disabled={loading} onClick={() => void forward(step.minutes)}>
            {t(step.name)}
          </Button>
        ))}
      </span>
      <span>
        <InputNumber aria-label={t('clock.minutes')} min={1} max={100_000} precision={0} value={minutes} onChange={(value) => setMinutes(value ?? 1)} suffix={t('clock.unit')} />
        <Button type="primary" htmlType="submit" disabled={loading}>
          {t('clock.forward')}
        </Button>
      </span>
      {error && <p role="alert">{failure(error, t('clock.failed'))}</p>}
    </form>
  );
  return (
    <Popover content={form} trigger="click" title={t('clock.adjust')}>
      <Button className="clock-move" icon={<FieldTimeOutlined />} aria-label={t('clock.adjust')} title={t('clock.adjust')}>
        <span>{t('clock.adjust')}</span>
      </Button>
    </Popover>
  );
}
