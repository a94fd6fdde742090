import { useEffect, useLayoutEffect, useRef } from 'react';
import { readPreference } from './preferences';

/** `j`, `Enter`, `?`, `g b` (one after the other), `Ctrl+K`. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** A second key of `g b` counts for so long. */
const SEQUENCE_MS = 1200;

const layers: { current: Keys }[] = [];
let prefix = '';
let prefixAt = 0;

function chordOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 && (event.ctrlKey || event.metaKey) ? event.key.toUpperCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${key}`;
}

/** A letter belongs to the field that is being typed in, and to the input method that is composing. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="combobox"], [role="listbox"], [role="menu"]') !== null;
}

function ownsKey(event: KeyboardEvent): boolean {
  const target = event.target;
  return target instanceof HTMLElement && (event.key === 'Enter' || event.key === ' ') && target.closest('button, a, summary, [role="button"]') !== null;
}

function handle(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  const chord = chordOf(event);
  const modified = chord.startsWith('Ctrl+') || chord.startsWith('Alt+');
  if (!modified && event.key !== 'Escape' && (isTyping(event) || ownsKey(event))) return;
  if (document.querySelector('dialog[open]') && !modified) return;
  if (event.key.length === 1 && !modified && event.key !== '?' && readPreference('single-keys') === 'off') return;
  const sequence = prefix && event.timeStamp - prefixAt < SEQUENCE_MS ? `${prefix} ${chord}` : '';
  prefix = '';
  for (const layer of [...layers].reverse()) {
    const action = (sequence && layer.current[sequence]) || layer.current[chord];
    if (action) {
      event.preventDefault();
      return action(event);
    }
  }
  if (layers.some((layer) => Object.keys(layer.current).some((keys) => keys.startsWith(`${chord} `)))) {
    prefix = chord;
    prefixAt = event.timeStamp;
  }
}

/** Keys of a screen while it is mounted; the innermost screen wins. */
export function useKeys(keys: Keys): void {
  const layer = useRef(keys);
  useLayoutEffect(() => {
    layer.current = keys;
  });
  useEffect(() => {
    if (layers.length === 0) window.addEventListener('keydown', handle);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener('keydown', handle);
    };
  }, []);
}
