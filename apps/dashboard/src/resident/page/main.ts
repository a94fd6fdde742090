import { inLanguage } from '../../i18n/language';
import { element } from '../../ui/element';
import { residentDesk, type ResidentAnswer, type ResidentCase } from './ask';
import { caseView } from './case-view';
import { notSolvedView, ratingView, type Acts, type Draft } from './forms';
import { browserLanguage, wordsIn } from './words';
import '../../ui/theme.css';
import './resident.css';

/** A page in a pocket is looked at again hours later; not oftener than this it asks by itself. */
const STALE_AFTER_MS = 60_000;

const token = /^\/r\/([\w-]+)\/?$/.exec(location.pathname)?.[1] ?? '';
const desk = residentDesk(token);
const draft: Draft = { text: '', rating: '', comment: '' };
let language = browserLanguage(navigator.languages);
let shown: { readonly matter: ResidentCase } | { readonly instead: 'loading' | 'unreachable' | 'noToken' } | { readonly refused: NonNullable<ResidentAnswer['message']> } = { instead: token === '' ? 'noToken' : 'loading' };
let readAt = 0;

const root = element('div', { class: 'resident' });
/** Outlives what is built anew, so that it is read out. */
const announcer = element('p', { class: 'announced', role: 'status' });

async function look(): Promise<void> {
  if (token === '') return;
  try {
    take(await desk.look());
  } catch {
    // News that were read stay.
    if (!('matter' in shown)) shown = { instead: 'unreachable' };
  }
  draw();
}

function take(answer: ResidentAnswer): void {
  readAt = Date.now();
  if (answer.case) shown = { matter: answer.case };
  else if (answer.message && !('matter' in shown)) shown = { refused: answer.message };
}

/** Sends; answers what went wrong, and where nothing did shows the matter as it is then. */
async function act(send: () => Promise<ResidentAnswer>, done: () => void): Promise<string | null> {
  const words = wordsIn(language);
  try {
    const answer = await send();
    take(answer);
    const refused = answer.message && inLanguage(answer.message, language);
    // Without the matter in the answer the form stays, and says so itself.
    if (refused && !answer.case) return refused;
    if (!refused) done();
    draw();
    announce(refused ?? words.sent, refused !== null);
    root.querySelector<HTMLElement>('h1')?.focus();
    return null;
  } catch {
    return words.failed;
  }
}

function announce(text: string, refused = false): void {
  announcer.classList.toggle('refused', refused);
  announcer.textContent = text;
}

const acts: Acts = {
  sayNotSolved: (text) => act(() => desk.sayNotSolved(text), () => (draft.text = '')),
  rate: (rating, comment) => act(() => desk.rate(rating, comment), () => Object.assign(draft, { rating: '', comment: '' })),
};

function draw(): void {
  const words = wordsIn(language);
  document.documentElement.lang = language;
  const company = 'matter' in shown ? inLanguage(shown.matter.companyName, language) : words.product;
  document.title = `${words.title} · ${company}`;
  const other = element('button', { type: 'button', class: 'language', lang: language === 'en' ? 'zh-CN' : 'en' }, words.language);
  other.addEventListener('click', () => {
    language = language === 'en' ? 'zh-CN' : 'en';
    announce('');
    draw();
    root.querySelector<HTMLElement>('.language')?.focus();
  });
  root.replaceChildren(element('header', {}, element('b', {}, company), other), element('main', {}, announcer, ...content()), element('footer', { class: 'soft' }, words.private));
}

function content(): Node[] {
  const words = wordsIn(language);
  if ('matter' in shown) {
    const { matter } = shown;
    return [...caseView(matter, language, words), notSolvedView(matter, words, draft, acts.sayNotSolved), ratingView(matter, words, draft, acts.rate)].filter((part) => part !== null);
  }
  if ('refused' in shown) return instead(words.nothing, inLanguage(shown.refused, language), true);
  if (shown.instead === 'loading') return instead(words.title, words.loading, false);
  return instead(words.nothing, words[shown.instead], shown.instead === 'unreachable');
}

function instead(title: string, text: string, again: boolean): Node[] {
  const section = element('section', { class: 'instead' }, element('h1', { tabindex: '-1' }, title), element('p', {}, text));
  if (again) {
    const button = element('button', { type: 'button' }, wordsIn(language).retry);
    button.addEventListener('click', () => {
      shown = { instead: 'loading' };
      draw();
      void look();
    });
    section.append(button);
  }
  return [section];
}

const dark = matchMedia('(prefers-color-scheme: dark)');
const paint = () => (document.documentElement.dataset['theme'] = dark.matches ? 'dark' : 'light');
dark.addEventListener('change', paint);
paint();
document.body.append(root);
draw();
void look();
document.addEventListener('visibilitychange', () => {
  // Not while somebody writes: the form would be built anew under the hand.
  if (!document.hidden && Date.now() - readAt > STALE_AFTER_MS && !(document.activeElement instanceof HTMLTextAreaElement)) void look();
});
