import { useApolloClient } from '@apollo/client/react';
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { PlacesDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { isComposing } from '../ui/composing';
import { Field } from '../ui/field';
import type { FoundPlace } from './draft';
import { placeOptions, type PlaceOption } from './place-options';

const TYPING_PAUSE = 150;

/** Telephone, room or name; ↑ ↓ and Enter choose. */
export function PlaceSearch({ centreId, error, onChoose, inputRef }: { centreId: string; error: string | undefined; onChoose: (option: PlaceOption) => void; inputRef: Ref<HTMLInputElement> }) {
  const { t } = useTranslation('reception');
  const say = useWords();
  const client = useApolloClient();
  const [text, setText] = useState('');
  const [found, setFound] = useState<{ readonly text: string; readonly places: readonly FoundPlace[]; readonly failed: boolean } | null>(null);
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  const asked = useRef(0);
  const hurry = useRef(false);
  const typed = text.trim();

  if (typed === '' && found !== null) setFound(null);
  useEffect(() => {
    const round = ++asked.current;
    hurry.current = false;
    if (typed === '') return;
    const timer = setTimeout(() => {
      client.query({ query: PlacesDocument, variables: { centreId, search: typed }, fetchPolicy: 'network-only' }).then(
        // An answer that comes after a newer question is not shown.
        ({ data }) => round === asked.current && setFound({ text: typed, places: data?.places ?? [], failed: data === undefined }),
        () => round === asked.current && setFound({ text: typed, places: [], failed: true }),
      );
    }, TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [client, centreId, typed]);

  // Before the answer is there, what was typed would stand first, not the household that was meant.
  const options = found?.text === typed ? placeOptions(found.places, typed) : [];
  const at = Math.min(active, options.length - 1);

  function choose(option: PlaceOption | undefined) {
    if (!option) return;
    setText('');
    setOpen(false);
    onChoose(option);
  }
  // Enter was faster than the answer: the first household is taken as soon as it is there.
  const takeFirst = useEffectEvent(() => {
    const first = options[0];
    if (hurry.current && (first?.kind === 'RESIDENT' || first?.kind === 'PLACE')) choose(first);
  });
  useEffect(() => takeFirst(), [found]);
  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && options.length > 0) {
      event.preventDefault();
      setActive((at + step + options.length) % options.length);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (found?.text !== typed) hurry.current = true;
      else if (open) choose(options[at]);
    } else if (event.key === 'Escape') setOpen(false);
  }

  const shown = open && options.length > 0;
  return (
    <div className="place-search">
      <Field label={t('search.label')} required error={error} hint={found?.failed ? t('search.failed') : t('search.hint')}>
        {(control) => (
          <input
            ref={inputRef}
            {...control}
            className="control"
            role="combobox"
            autoComplete="off"
            autoFocus
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls="place-options"
            aria-activedescendant={shown ? `place-${at}` : undefined}
            placeholder={t('search.placeholder')}
            value={text}
            maxLength={60}
            onChange={(event) => {
              setText(event.target.value);
              setActive(0);
              setOpen(true);
            }}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <ul id="place-options" role="listbox" aria-label={t('search.found')} hidden={!shown}>
        {options.map((option, index) => (
          <li
            key={option.key}
            id={`place-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setActive(index)}
            // The field would lose its focus, and with it the list, before the click arrives.
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            <OptionText option={option} say={say} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function OptionText({ option, say }: { option: PlaceOption; say: ReturnType<typeof useWords> }) {
  const { t } = useTranslation('reception');
  switch (option.kind) {
    case 'RESIDENT':
      return (
        <>
          <b>{say(option.place.label)}</b> {option.resident.name} {option.resident.telephoneMasked} <span className="soft">{t(option.resident.owner ? 'owner' : 'tenant')}</span>
        </>
      );
    case 'PLACE':
      return (
        <>
          <b>{say(option.place.label)}</b> <span className="soft">{t(option.place.kind === 'UNIT' ? 'search.otherCaller' : 'search.area')}</span>
        </>
      );
    case 'TELEPHONE':
      return <>{t('search.newTelephone', { text: option.text })}</>;
    case 'NAMED':
      return <>{t('search.namedPlace', { text: option.text })}</>;
  }
}
