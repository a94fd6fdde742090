import { useTranslation } from 'react-i18next';
import type { ComplaintChannelsFieldsFragment } from '../gql/graphql';
import en from '../i18n/en/complaints.json';
import zh from '../i18n/zh-CN/complaints.json';
import type { Centre } from '../shell/scope';
import { QrCode } from '../ui/qr-code';

const SPOKEN = ['dutyTelephone', 'hotline', 'fax', 'email'] as const;

/** A4 for the wall of the centre, in both languages whatever the screen speaks: who reads it is nobody whom the house knows. */
export function Poster({ centre, channels }: { centre: Centre; channels: ComplaintChannelsFieldsFragment }) {
  const { t } = useTranslation('complaints');
  const both = (key: 'posterTitle' | 'posterLead' | 'posterHours' | 'posterOffice' | 'scanWeb' | 'scanCall') => (
    <>
      <span lang="zh-CN">{zh.channels[key]}</span>
      <br />
      <small lang="en">{en.channels[key]}</small>
    </>
  );
  const scan = channels.website ? 'scanWeb' : 'scanCall';
  return (
    <section className="poster" aria-label={t('channels.poster')}>
      <p className="poster-centre">
        <span lang="zh-CN">{centre.name.zh}</span>
        <br />
        <small lang="en">{centre.name.en}</small>
      </p>
      <h2>{both('posterTitle')}</h2>
      <p>{both('posterLead')}</p>
      <dl>
        {SPOKEN.map((channel) =>
          channels[channel] === null ? null : (
            <div key={channel}>
              <dt>
                <span lang="zh-CN">{zh.channels.fields[channel]}</span> <span lang="en">{en.channels.fields[channel]}</span>
              </dt>
              <dd>{channels[channel]}</dd>
            </div>
          ),
        )}
      </dl>
      {channels.roundTheClock && <p className="poster-hours">{both('posterHours')}</p>}
      <div className="poster-scan">
        <QrCode value={channels.website ?? `tel:${channels.dutyTelephone.replace(/[^\d+]/g, '')}`} label={`${zh.channels[scan]} ${en.channels[scan]}`} />
        <p>{both(scan)}</p>
        {channels.website && <p>{channels.website}</p>}
      </div>
      <p>{both('posterOffice')}</p>
    </section>
  );
}
