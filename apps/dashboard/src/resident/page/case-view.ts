import { dateTimeIn } from '../../format/time';
import { inLanguage, type Language } from '../../i18n/language';
import { put } from '../../i18n/put';
import { element } from '../../ui/element';
import type { ResidentCase } from './ask';
import type { PageWords } from './words';

const STEPS = ['RECEIVED', 'IN_PROGRESS', 'SETTLED', 'CLOSED'] as const;

/** The matter, how far it is, and what was promised; built anew with each answer. */
export function caseView(matter: ResidentCase, language: Language, words: PageWords): HTMLElement[] {
  const at = (moment: string) => dateTimeIn(matter.zone, Date.parse(moment));
  const title = matter.matter ?? words.confidential;
  return [
    element('section', { class: 'matter' },
      element('p', { class: 'soft' }, put(words.number, { number: matter.number }), ' · ', words.kind[matter.kind]),
      element('h1', { tabindex: '-1' }, title),
      element('p', { class: 'soft' }, inLanguage(matter.centreName, language)),
      ...(matter.demo ? [element('p', { class: 'demo' }, words.demo)] : []),
    ),
    progress(matter, words, at),
    promises(matter, words, at),
  ];
}

function progress(matter: ResidentCase, words: PageWords, at: (moment: string) => string): HTMLElement {
  const reached = STEPS.indexOf(matter.status);
  const times = [matter.receivedAt, null, matter.settledAt, matter.closedAt];
  const steps = STEPS.map((step, place) => {
    const time = times[place];
    const current = place === reached;
    return element('li', { class: place < reached ? 'past' : current ? 'present' : 'ahead', ...(current && { 'aria-current': 'step' }) },
      element('span', {}, words.step[step]),
      ...(place < reached || current ? [element('span', { class: 'visually-hidden' }, ` ${current ? words.current : words.done}`)] : []),
      ...(time && place <= reached ? [element('time', { datetime: time }, at(time))] : []),
    );
  });
  return element('section', { 'aria-labelledby': 'progress' },
    element('h2', { id: 'progress' }, words.progress),
    element('ol', { class: 'steps' }, ...steps),
    element('p', { class: 'now' }, words.now[matter.stage ?? matter.status]),
    ...(matter.joined ? [element('p', {}, words.joined)] : []),
    ...(matter.answeredAt ? [element('p', { class: 'soft' }, put(words.answered, { at: at(matter.answeredAt) }))] : []),
  );
}

function promises({ promisedReplyAt, visitAt, status }: ResidentCase, words: PageWords, at: (moment: string) => string): HTMLElement {
  const told = ([['reply', promisedReplyAt], ['visit', visitAt]] as const).flatMap(([what, moment]) => (moment === null ? [] : [element('dt', {}, words.promise[what]), element('dd', {}, element('time', { datetime: moment }, at(moment)))]));
  const section = element('section', { 'aria-labelledby': 'promised' }, element('h2', { id: 'promised' }, words.promised));
  section.append(told.length > 0 ? element('dl', {}, ...told) : element('p', { class: 'soft' }, words.noPromise));
  // What is closed promises nothing more.
  section.hidden = told.length === 0 && status === 'CLOSED';
  return section;
}
