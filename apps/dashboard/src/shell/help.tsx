import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import { usePreference, writePreference } from '../ui/preferences';
import { BOARD_KEYS, CALLBACK_KEYS, CASE_KEYS, HOUSE_KEYS, REGISTRATION_KEYS } from './key-list';

/** All keys, and the switch for those who speak or tap by accident (WCAG 2.1.4). */
export function Help({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const letters = usePreference('single-keys') !== 'off';
  return (
    <Dialog title={t('help.title')} onClose={onClose}>
      <div className="help">
        {[
          { title: t('help.everywhere'), keys: HOUSE_KEYS },
          { title: t('places.board'), keys: BOARD_KEYS },
          { title: t('help.case'), keys: CASE_KEYS },
          { title: t('places.callbacks'), keys: CALLBACK_KEYS },
          { title: t('places.registration'), keys: REGISTRATION_KEYS },
        ].map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map(({ keys, name }) => (
                <div key={keys}>
                  <dt>
                    {keys.split(' ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{t(name)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className="help-letters">
          <Switch checked={letters} onChange={(on) => writePreference('single-keys', on ? 'on' : 'off')} aria-labelledby="help-letters" />
          <span id="help-letters">{t('help.letters')}</span>
        </p>
      </div>
    </Dialog>
  );
}
