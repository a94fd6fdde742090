// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { VERB_GROUPS } from '../cases/case-view';
import { caseView } from '../cases/testing/views';
import type { Language } from '../i18n/language';
import { renderInHouse, speak } from '../testing/house';
import { CaseDrawer } from './case-drawer';

afterEach(cleanup);

const VERBS = Object.values(VERB_GROUPS).flat();
const work = caseView({ obligations: [], availableActions: [...VERBS, 'recordWorkStage'].map((verb) => ({ verb, allowed: verb !== 'dispatchCase', primary: false, why: verb === 'dispatchCase' ? { zh: '已经办结。', en: 'It is settled.' } : null })) });

beforeAll(() => speak('zh-CN'));

it.each<Language>(['zh-CN', 'en'])('names every verb in words, and a dispatch that may not be done with its reason (%s)', async (language) => {
  await speak(language);
  renderInHouse(<CaseDrawer id={work.id} item={undefined} casePath={(number) => `/cases/${number}`} canAcknowledge={false} onAcknowledge={vi.fn()} onVerb={vi.fn()} onClose={vi.fn()} />, () => work);
  await screen.findByRole('button', { name: language === 'en' ? 'Remind' : '催办' });
  const others = [...document.querySelectorAll('.drawer-verbs li')].map((line) => line.textContent);
  // Reminding, reporting up and pausing are buttons; acknowledging too.
  expect(others).toHaveLength(VERBS.length - 4);
  expect(others.filter((line) => /^[a-z]/.test(line ?? ''))).toEqual([]);
  expect(others).toContain(language === 'en' ? 'DispatchIt is settled.' : '派员已经办结。');
});
