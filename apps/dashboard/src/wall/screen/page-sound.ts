import { Beeper } from '../../shell/beeper';
import type { Sound } from './ringer';

/** The page's loudspeaker. Browsers keep it off until the first key or tap, unless they were started for a wall (--autoplay-policy=no-user-gesture-required). */
export function pageSound(): Sound {
  const beeper = new Beeper();
  const probe = typeof AudioContext === 'undefined' ? null : new AudioContext();
  for (const gesture of ['pointerdown', 'keydown'] as const) addEventListener(gesture, () => void probe?.resume());
  return { audible: () => probe?.state === 'running', beep: () => void beeper.beep(), silence: () => beeper.silence() };
}
