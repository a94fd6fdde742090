import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Dialog } from '../ui/dialog';
import type { Place } from './places';

interface Command {
  readonly name: string;
  readonly keys: string;
  readonly path: string;
}

/** Ctrl+K: the house's places, and a case by its number. */
export function Palette({ places, inScope, onClose }: { places: readonly Place[]; inScope: (path: string) => string; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);

  const wanted = text.trim();
  const commands: Command[] = places
    .map(({ name, keys, path }) => ({ name: t(name), keys, path: inScope(path) }))
    .filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
  if (/\d/.test(wanted)) commands.push({ name: t('palette.case', { number: wanted }), keys: '', path: inScope(`/cases/${encodeURIComponent(wanted)}`) });

  function go(command: Command | undefined) {
    if (!command) return;
    onClose();
    void navigate(command.path);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive((active + step + commands.length) % Math.max(1, commands.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(commands[active]);
    }
  }

  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <div className="palette">
        <input
          role="combobox"
          aria-label={t('palette.prompt')}
          aria-expanded={commands.length > 0}
          aria-controls="palette-commands"
          aria-activedescendant={commands.length > 0 ? `palette-${active}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t('palette.prompt')}
          data-first-focus
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <ul role="listbox" id="palette-commands" aria-label={t('palette.title')}>
          {commands.map((command, index) => (
            <li
              key={command.path}
              id={`palette-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerMove={() => setActive(index)}
              onClick={() => go(command)}
            >
              {command.name}
              {command.keys && <span>{command.keys}</span>}
            </li>
          ))}
        </ul>
        {commands.length === 0 && <p role="status">{t('palette.nothing')}</p>}
      </div>
    </Dialog>
  );
}
