// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '../i18n/language';
import { openDialogs, renderInHouse, speak } from '../testing/house';
import { CaseCandidates } from './case-candidates';
import type { CaseView } from './case-view';
import { caseView } from './testing/views';
import { ClassifyDialog } from './verbs/classify-dialog';

afterEach(cleanup);

const linked = (number: string) => ({ id: number, number, matter: '电梯困人', status: 'RECEIVED' as const });
const COLLECTIVE: CaseView['candidates'][number] = {
  kind: 'COLLECTIVE', cases: ['YH-1', 'YH-2', 'YH-3', 'YH-4'].map(linked), clause: { source: 'X', section: '四', words: { zh: '五户或五户以上', en: 'five or more households' } },
  setting: { key: 'collectiveWindow', name: { zh: '“同时”的范围', en: 'At the same time' }, unit: 'HOURS', value: 72 }, words: { zh: '可能是集体投诉', en: 'May be a collective complaint' },
};
const REPEATED: CaseView['candidates'][number] = {
  kind: 'REPEATED', cases: ['YH-5', 'YH-6'].map(linked), clause: { source: 'S', section: '4.1.1', words: { zh: '多次提出而得不到解决', en: 'raised repeatedly' } },
  setting: { key: 'repeatsForMajor', name: { zh: '“多次”的次数', en: 'Repeatedly' }, unit: 'COUNT', value: 2 }, words: { zh: '可能属重大投诉', en: 'May be a major complaint' },
};

async function shown(candidates: CaseView['candidates'], { onClassify = vi.fn() as (() => void) | null, language = 'zh-CN' as Language } = {}) {
  await speak(language);
  renderInHouse(<CaseCandidates work={caseView({ candidates })} onClassify={onClassify} onJoin={null} />, () => undefined);
  return onClassify;
}

describe('what a complaint may be together with others', () => {
  it('X 四: said with every case as a link, the clause in its words, and the setting as one', async () => {
    await shown([COLLECTIVE]);
    const card = screen.getByRole('region', { name: '待人确认' });
    within(card).getByText('可能是集体投诉');
    const cases = within(within(card).getByRole('list', { name: '同时反映同类事项的投诉' })).getAllByRole('link');
    expect(cases.map((link) => [link.textContent, link.getAttribute('href')])).toEqual(['YH-1', 'YH-2', 'YH-3', 'YH-4'].map((number) => [number, `/cases/${number}`]));
    within(card).getByText('X 四：五户或五户以上');
    within(card).getByText('公司设置，非条款规定：“同时”的范围：72 小时');
  });

  it.each([[COLLECTIVE, /集体投诉/], [REPEATED, /重大/]] as const)('$kind: the button opens what confirms it', async (candidate, name) => {
    const onClassify = await shown([candidate]);
    fireEvent.click(screen.getByRole('button', { name }));
    expect(onClassify).toHaveBeenCalledExactlyOnceWith(candidate.kind);
  });

  it('both at once, in English', async () => {
    await shown([COLLECTIVE, REPEATED], { language: 'en' });
    screen.getByText('May be a collective complaint');
    screen.getByText('May be a major complaint');
    screen.getByText('A setting of the company, not a clause. Repeatedly: 2 times');
    expect(screen.getAllByRole('button')).toHaveLength(2);
  });

  it('who may not classify sees it without a button', async () => {
    await shown([REPEATED], { onClassify: null });
    screen.getByText('可能属重大投诉');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('nothing stands where nothing is proposed', async () => {
    await shown([]);
    expect(screen.queryByRole('region')).toBeNull();
  });

  it.each([[COLLECTIVE, ['集体投诉']], [REPEATED, ['有效', '重大']]] as const)('what it proposes stands ticked in the form that confirms it', async ({ kind }, ticked) => {
    await speak('zh-CN');
    openDialogs();
    renderInHouse(<ClassifyDialog work={caseView()} candidate={kind} onClose={() => undefined} />, () => undefined);
    for (const name of ticked) expect(screen.getByLabelText<HTMLInputElement>(new RegExp(`^${name}`)).checked).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>(/^集体投诉/).checked).toBe(kind === 'COLLECTIVE');
  });
});
