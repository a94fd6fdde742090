import { clockIn, dateTimeIn, dayIn, shortTimeIn } from '../../format/time';
import { dataState, type Connection } from '../../format/data-age';
import { agoText } from '../../format/remaining';
import { inLanguage, type Language } from '../../i18n/language';
import { element, setText } from '../../ui/element';
import { lineTable } from './line-rows';
import type { Line, WallView } from './wall-view';
import type { ThisWall } from './wall-transport';
import { put } from '../../i18n/put';
import { wordsIn } from './words';

const COUNTERS = ['overdue', 'dueSoon', 'unassigned', 'open'] as const;

/** What the page shows beside the board itself. */
export interface Surroundings {
  /** Business time, milliseconds. */
  readonly now: number;
  /** Real time, milliseconds. */
  readonly realNow: number;
  readonly connection: Connection;
  /** Real time of the last word of the server. */
  readonly heardAt: number | null;
  readonly mutedUntil: number | null;
  readonly audible: boolean;
}

export interface WallPage {
  draw(view: WallView, around: Surroundings): void;
}

/** The wall itself, built once in the place of what stood in the body. @param onSoundKey the sound button was pressed */
export function wallPage(wall: ThisWall, onSoundKey: () => void): WallPage {
  const language: Language = wall.language === 'en' ? 'en' : 'zh-CN';
  const words = wordsIn(language);
  const zone = wall.centres[0]!.zone;
  const posts = new Map(wall.posts.map(({ key, name }) => [key, name]));
  const centres = new Map(wall.centres.map(({ id, name }) => [id, name]));
  const lines = lineTable({
    language,
    post: (key) => posts.get(key) ?? { zh: key, en: key },
    centre: (id) => (centres.size > 1 ? (centres.get(id) ?? null) : null),
  });

  const [age, day, clock, rest, last, alarm] = [element('p', { class: 'age', role: 'status' }), element('span'), element('b'), element('p', { class: 'rest' }), element('p', { class: 'last' }), element('p', { class: 'alarm' })];
  const figures = COUNTERS.map((counter) => ({ counter, figure: element('dd'), box: element('div', { class: `counter ${counter}` }) }));
  for (const { counter, figure, box } of figures) box.append(element('dt', {}, words.counters[counter]), figure);
  const sound = element('button', { type: 'button' });
  sound.addEventListener('click', onSoundKey);
  const company = inLanguage(wall.companyName, language);
  document.documentElement.lang = language;
  document.title = `${wall.name} · ${words.title}`;
  document.body.replaceChildren(
    element('header', {}, element('div', {}, element('h1', {}, wall.name), element('p', {}, wall.demo ? `${company} · ${words.demo}` : company)), age, element('p', { class: 'clock' }, day, clock)),
    element('main', {}, element('dl', { class: 'counters' }, ...figures.map(({ box }) => box)), lines.table, rest),
    element('footer', {}, last, alarm, sound),
  );
  let shownBreach: string | null = null;
  let drawn = false;

  function drawBreach(breach: Line | null, now: number): void {
    const id = breach?.limit.source.id ?? null;
    if (!breach) setText(last, words.noBreach);
    else setText(last, `${words.lastBreach} ${shortTimeIn(zone, breach.limit.dueAt, now)} · ${breach.number ?? words.duty} · ${inLanguage(breach.owed, language)}`);
    // A short flash, and none for who asked for less motion; what stays is the colour of the line.
    if (drawn && id !== null && id !== shownBreach && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
      last.animate([{ backgroundColor: '#7a1f1f' }, { backgroundColor: 'transparent' }], { duration: 1_500, iterations: 2 });
    }
    shownBreach = id;
    drawn = true;
  }

  return {
    draw(view, { now, realNow, connection, heardAt, mutedUntil, audible }) {
      const state = dataState(connection, heardAt, realNow);
      document.body.className = state;
      setText(age, `${words.dataAge[state]}${heardAt === null ? '' : ` · ${agoText(heardAt, Math.max(heardAt, realNow), language)}`}`);
      setText(day, dayIn(zone, now));
      setText(clock, clockIn(zone, now));
      for (const { counter, figure } of figures) setText(figure, String(view.counters[counter]));
      lines.draw(view.lines, now);
      setText(rest, view.lines.length === 0 ? words.none : view.rest > 0 ? put(words.rest, { rest: view.rest }) : '');
      drawBreach(view.lastBreach, now);
      setText(alarm, view.ringing.size > 0 ? put(words.ringing, { ringing: view.ringing.size }) : '');
      setText(sound, !audible ? words.blocked : mutedUntil === null ? words.mute : put(words.muted, { until: dateTimeIn(zone, mutedUntil - realNow + now).slice(11) }));
      sound.setAttribute('aria-pressed', String(mutedUntil !== null));
    },
  };
}

/** A sentence in the place of the wall, in both languages where the wall's own is not known yet. */
export function sayInstead(what: 'connecting' | 'unreachable' | 'refused'): void {
  const both = (['zh-CN', 'en'] as const).map((language) => {
    const words = wordsIn(language);
    return element('div', { lang: language }, element('h1', {}, words[what]), ...(what === 'refused' ? [element('p', {}, words.refusedAbout)] : []));
  });
  document.body.className = 'instead';
  document.body.replaceChildren(element('main', { role: what === 'refused' ? 'alert' : 'status' }, ...both));
}
