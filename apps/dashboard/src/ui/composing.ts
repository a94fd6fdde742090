import type { KeyboardEvent } from 'react';

/** An input method is still choosing characters: its Enter belongs to it (keyCode 229 where a browser says it only so). */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
