import { remainingText } from '../../format/remaining';
import { inLanguage, type Language, type Words } from '../../i18n/language';
import { SHAPES } from '../../ui/status-shapes';
import { element, setText, shape } from '../../ui/element';
import { put } from '../../i18n/put';
import { wordsIn } from './words';
import { MOST_LINES, type Line } from './wall-view';

export interface LineNames {
  readonly language: Language;
  readonly post: (key: string) => Words;
  /** Null where the wall shows one centre alone. */
  readonly centre: (id: string) => Words | null;
}

const LEVELS = [1, 2, 3];
const COLUMNS = ['status', 'remaining', 'number', 'owed', 'owedBy', 'level'] as const;

/** The table of lines. Its rows are made once and filled anew: nothing flickers, however often it is drawn. */
export function lineTable({ language, post, centre }: LineNames): { readonly table: HTMLTableElement; draw(lines: readonly Line[], now: number): void } {
  const words = wordsIn(language);
  const say = (text: Words) => inLanguage(text, language);
  const rows = Array.from({ length: MOST_LINES }, makeRow);
  const head = element('tr', {}, ...COLUMNS.map((column) => element('th', { scope: 'col' }, words.column[column])));
  const body = element('tbody', {}, ...rows.map(({ row }) => row));
  const table = element('table', {}, element('caption', { class: 'visually-hidden' }, words.caption), element('thead', {}, head), body);

  function fill({ row, path, status, remaining, number, owed, owedBy, marks, more }: Row, line: Line | undefined, now: number): void {
    row.hidden = line === undefined;
    if (!line) return;
    row.className = `status-${line.status.toLowerCase()}${line.rings ? ' rings' : ''}`;
    if (path.getAttribute('d') !== SHAPES[line.status]) path.setAttribute('d', SHAPES[line.status]);
    setText(status, words.deadline[line.status]);
    setText(remaining, line.limit.paused ? '—' : remainingText(line.limit.dueAt, now, language));
    setText(number, line.number ?? words.duty);
    const where = centre(line.centreId);
    setText(owed, [line.kind && words.kind[line.kind], say(line.owed), line.number === null && where ? say(where) : null].filter(Boolean).join(' · '));
    setText(owedBy, line.owedBy.map((key) => say(post(key))).join(' · '));
    const level = line.level === 0 ? words.noLevel : put(words.level, { level: line.level });
    if (marks.getAttribute('aria-label') !== level) marks.setAttribute('aria-label', level);
    [...marks.children].slice(0, LEVELS.length).forEach((mark, place) => mark.classList.toggle('reached', LEVELS[place]! <= line.level));
    setText(more, line.level > LEVELS.length ? String(line.level) : '');
  }

  return { table, draw: (lines, now) => rows.forEach((row, place) => fill(row, lines[place], now)) };
}

type Row = ReturnType<typeof makeRow>;

function makeRow() {
  const svg = shape();
  const [status, remaining, number, owed, owedBy] = [element('span'), element('td', { class: 'remaining' }), element('td', { class: 'number' }), element('span'), element('span')];
  const more = element('b');
  const marks = element('span', { class: 'marks', role: 'img' }, ...LEVELS.map(() => element('i')), more);
  const row = element('tr', {}, element('td', { class: 'status' }, svg, status), remaining, number, element('td', { class: 'owed' }, owed), element('td', { class: 'owed-by' }, owedBy), element('td', {}, marks));
  return { row, path: svg.firstElementChild!, status, remaining, number, owed, owedBy, marks, more };
}
