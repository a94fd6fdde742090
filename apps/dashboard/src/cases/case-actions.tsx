import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import { isVerb, splitActions, type ActionView, type Verb } from './case-view';

/** Exactly one primary button: the next step by the procedure. The others in a menu, those that may not be done with the reason. */
export function CaseActions({ actions, onChoose }: { actions: readonly ActionView[]; onChoose: (verb: Verb) => void }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const known = actions.filter(({ verb }) => isVerb(verb));
  const { primary, others } = splitActions(known);
  const name = ({ verb }: ActionView) => t(`verbs.${verb as Verb}`);
  return (
    <div className="case-actions">
      {primary && (
        <span className="case-primary">
          <Button type="primary" size="large" disabled={!primary.allowed} aria-describedby={primary.allowed ? undefined : 'primary-why'} onClick={() => onChoose(primary.verb as Verb)}>
            {name(primary)}
          </Button>
          {!primary.allowed && primary.why && <small id="primary-why">{say(primary.why)}</small>}
        </span>
      )}
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          getPopupContainer={(button) => button.parentElement ?? document.body}
          menu={{
            className: 'case-menu',
            items: others.map((action) => ({
              key: action.verb,
              disabled: !action.allowed,
              // The reason is the item's description, its name stays the verb.
              ...(!action.allowed && action.why && { title: say(action.why) }),
              label: (
                <>
                  {name(action)}
                  {!action.allowed && action.why && <small aria-hidden="true">{say(action.why)}</small>}
                </>
              ),
            })),
            onClick: ({ key }) => onChoose(key as Verb),
          }}
        >
          <Button size="large" icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {t('moreActions')}
          </Button>
        </Dropdown>
      )}
    </div>
  );
}
