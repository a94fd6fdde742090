import { dateTimeIn } from '../../format/time';
import { put } from '../../i18n/put';
import { element, setText } from '../../ui/element';
import type { ResidentCase } from './ask';
import type { PageWords } from './words';

const MOST = 1_000;
const SCALE = ['1', '2', '3', '4', '5'] as const;

/** What was typed, kept while the page is built anew in the other language or with newer news. */
export interface Draft {
  text: string;
  rating: string;
  comment: string;
}

export interface Acts {
  /** Answers what went wrong, in words; null: it was done, and the page is built anew. */
  readonly sayNotSolved: (text: string) => Promise<string | null>;
  readonly rate: (rating: number, comment: string) => Promise<string | null>;
}

export function notSolvedView(matter: ResidentCase, words: PageWords, draft: Draft, act: Acts['sayNotSolved']): HTMLElement | null {
  const { maySayNotSolved, saidNotSolvedAt, status, zone } = matter;
  if (!maySayNotSolved && !(saidNotSolvedAt && status !== 'CLOSED')) return null;
  const section = element('section', { 'aria-labelledby': 'not-solved' }, element('h2', { id: 'not-solved' }, words.notSolved.title));
  if (saidNotSolvedAt) section.append(element('p', { class: 'said' }, put(words.notSolved.said, { at: dateTimeIn(zone, Date.parse(saidNotSolvedAt)) })));
  if (!maySayNotSolved) return section;
  const field = textField('text', words.notSolved.text, draft.text, words.notSolved.hint);
  field.area.addEventListener('input', () => (draft.text = field.area.value));
  const form = sending([field.box], words.notSolved.send, words, () => {
    const text = field.area.value.trim();
    if (text === '') return { problem: words.notSolved.empty, at: field.area };
    if ([...text].length > MOST) return { problem: words.tooLong, at: field.area };
    return { send: () => act(text) };
  });
  section.append(element('p', {}, words.notSolved.about), form);
  return section;
}

export function ratingView(matter: ResidentCase, words: PageWords, draft: Draft, act: Acts['rate']): HTMLElement | null {
  const { mayRate, rating } = matter;
  if (!mayRate && rating === null) return null;
  const section = element('section', { 'aria-labelledby': 'rating' }, element('h2', { id: 'rating' }, words.rating.title));
  if (rating !== null) section.append(element('p', { class: 'said' }, put(words.rating.said, { rating, words: words.rating.scale[String(rating) as '1'] })));
  if (!mayRate) return section;
  const choices = SCALE.map((value) => {
    const input = element('input', { type: 'radio', name: 'rating', value });
    input.checked = draft.rating === value;
    input.addEventListener('change', () => (draft.rating = value));
    return { input, label: element('label', {}, input, element('b', {}, value), element('span', {}, words.rating.scale[value])) };
  });
  const field = textField('comment', words.rating.comment, draft.comment, words.notSolved.hint);
  field.area.addEventListener('input', () => (draft.comment = field.area.value));
  const scale = element('fieldset', { class: 'scale' }, element('legend', { class: 'visually-hidden' }, words.rating.title), ...choices.map(({ label }) => label));
  const form = sending([scale, field.box], words.rating.send, words, () => {
    const chosen = choices.find(({ input }) => input.checked);
    if (!chosen) return { problem: words.rating.empty, at: choices[0]!.input };
    if ([...field.area.value.trim()].length > MOST) return { problem: words.tooLong, at: field.area };
    return { send: () => act(Number(chosen.input.value), field.area.value) };
  });
  section.append(element('p', {}, words.rating.about), form);
  return section;
}

function textField(name: string, label: string, value: string, hint: string) {
  const area = element('textarea', { id: name, rows: '4', 'aria-describedby': `${name}-hint` });
  area.value = value;
  return { area, box: element('div', { class: 'text' }, element('label', { for: name }, label), area, element('p', { id: `${name}-hint`, class: 'soft' }, hint)) };
}

type Checked = { readonly problem: string; readonly at: HTMLElement } | { readonly send: () => Promise<string | null> };

/** A form that is sent once at a time, says what is wrong where it is wrong, and keeps what was typed. */
function sending(fields: readonly HTMLElement[], label: string, words: PageWords, check: () => Checked): HTMLFormElement {
  const button = element('button', { type: 'submit' }, label);
  const problem = element('p', { class: 'problem', role: 'alert' });
  const form = element('form', { novalidate: '' }, ...fields, problem, button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') === 'true') return;
    const checked = check();
    if ('problem' in checked) {
      setText(problem, checked.problem);
      checked.at.focus();
      return;
    }
    setText(problem, '');
    // Not `disabled`: the focus would be lost with it.
    button.setAttribute('aria-disabled', 'true');
    setText(button, words.sending);
    void checked.send().then((wrong) => {
      button.removeAttribute('aria-disabled');
      setText(button, label);
      if (wrong !== null) setText(problem, wrong);
    });
  });
  return form;
}
