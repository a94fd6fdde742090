import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import { isVerb, splitActions, type ActionView, type Verb } from './case-view';

/** Exactly one primary button: the next step by the procedure. The others in a menu by groups, those that may not be done with the reason. */
export function CaseActions({ actions, onChoose }: { actions: readonly ActionView[]; onChoose: (verb: Verb) => void }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const { primary, groups } = splitActions(actions.filter(({ verb }) => isVerb(verb)));
  const name = ({ verb }: ActionView) => t(`verbs.${verb as Verb}`);
  const item = (action: ActionView) => ({
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
  });
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
      {groups.length > 0 && (
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          getPopupContainer={(button) => button.parentElement ?? document.body}
          menu={{
            className: 'case-menu',
            items: groups.map(({ group, actions: inGroup }) => ({ key: group, type: 'group' as const, label: t(`verbGroups.${group}`), children: inGroup.map(item) })),
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
