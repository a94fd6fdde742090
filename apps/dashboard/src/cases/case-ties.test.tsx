// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { renderInHouse, speak } from '../testing/house';
import type { CaseView, ObligationView, TimelineView } from './case-view';
import { CaseFacts } from './case-facts';
import { HouseholdCases } from './household-cases';
import { LinkedCases } from './linked-cases';
import { ObligationNotices } from './obligation-notices';
import { PaperForm } from './paper-form';
import { PhotosCard } from './photos-card';
import { caseView, obligation } from './testing/views';
import { Timeline } from './timeline';

beforeAll(() => speak('zh-CN'));
afterEach(cleanup);

const linked = (number: string) => ({ id: number, number, matter: '漏水', status: 'CLOSED' as const });
const shown = (element: ReactNode) => renderInHouse(element, () => undefined);

describe('what a case hangs together with', () => {
  it('mergers and complaints about the answer (CP-26), each a link', () => {
    shown(<LinkedCases work={caseView({ mergedInto: linked('YH-1'), mergedFrom: [linked('YH-2')], previousCase: linked('YH-3'), followingCases: [linked('YH-4')] })} onComplainAgain={vi.fn()} />);
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([/并入.*YH-1/, /并入本件.*YH-2/, /原投诉.*YH-3/, /再次投诉.*YH-4/].map((text) => expect.stringMatching(text)));
    expect(screen.getByRole('link', { name: 'YH-3' }).getAttribute('href')).toBe('/cases/YH-3');
  });
  it('a new complaint is offered for one that is closed, and for no other', () => {
    const onComplainAgain = vi.fn();
    shown(<LinkedCases work={caseView({ status: 'CLOSED' })} onComplainAgain={onComplainAgain} />);
    fireEvent.click(screen.getByRole('button', { name: /登记再次投诉/ }));
    expect(onComplainAgain).toHaveBeenCalledOnce();
    cleanup();
    for (const own of [{ status: 'SETTLED' }, { status: 'CLOSED', kind: 'REPAIR' }, { status: 'CLOSED', mergedInto: linked('YH-1') }] satisfies Partial<CaseView>[]) {
      shown(<LinkedCases work={caseView(own)} onComplainAgain={vi.fn()} />);
      expect(screen.queryByRole('button')).toBeNull();
      cleanup();
    }
  });
  it('of the household’s cases, one of the same week may be the same matter, and can be merged', () => {
    const onMerge = vi.fn();
    const other = (number: string, receivedAt: string) => ({ id: number, number, matter: '漏水', status: 'RECEIVED' as const, receivedAt });
    const place = { id: 'u', kind: 'UNIT' as const, label: { zh: '3栋 1201', en: '3-1201' }, openCases: [other('YH-2', '2026-11-18T08:00:00.000Z'), other('YH-3', '2026-10-01T08:00:00.000Z')] };
    shown(<HouseholdCases work={caseView({ place })} onMerge={onMerge} />);
    const [near, far] = screen.getAllByRole('listitem');
    fireEvent.click(within(near!).getByRole('button', { name: '申请并入 YH-2' }));
    expect(onMerge).toHaveBeenCalledExactlyOnceWith('YH-2');
    expect(far!.textContent).not.toContain('可能是同一件');
  });
});

describe('HR-16: the periods since the unit was handed over', () => {
  const handover = { handedOverOn: '2026-10-01', freeServiceUntil: '2026-12-01', warrantyUntil: '2027-10-01', freeServiceApplies: true, warrantyApplies: true, clauses: [{ source: 'B', section: '3.2', words: { zh: '免费服务', en: 'free' } }] };
  it.each([
    [{}, /免费服务期内（至 2026-12-01）/],
    [{ freeServiceApplies: false }, /保修期内（至 2027-10-01）/],
    [{ freeServiceApplies: false, warrantyApplies: false }, /保修期已过/],
  ])('%j', (own, words) => {
    shown(<CaseFacts work={caseView({ handover: { ...handover, ...own } })} />);
    screen.getByText(words);
    expect(screen.getByRole('link', { name: 'HR-16' }).getAttribute('href')).toContain('HR-16');
  });
  it('nothing is said where nothing is known', () => {
    shown(<CaseFacts work={caseView()} />);
    expect(screen.queryByText('交付期限')).toBeNull();
  });
});

describe('notices on an obligation', () => {
  const notice = (status: 'SENT' | 'GIVEN_UP', own = {}) => ({
    id: status, level: 1, channelKind: 'MAIL' as const, status, createdAt: '2026-11-20T08:00:00.000Z', sentAt: null, nextAttemptAt: null, error: null, person: null, post: { key: 'CS_SUPERVISOR', name: { zh: '客服主管', en: 'Supervisor' } }, ...own,
  });
  const clock = (notices: ObligationView['notices']) => shown(<ObligationNotices obligation={obligation({ notices })} zone="Asia/Shanghai" />);
  it('the worst of them is said at once, with its reason inside', () => {
    clock([notice('SENT'), notice('GIVEN_UP', { error: '对方拒收' })]);
    expect(document.querySelector('summary')!.textContent).toMatch(/通知 2 条.*已放弃/);
    screen.getByText(/对方拒收/);
  });
  it('without notices there is nothing', () => {
    clock([]);
    expect(document.querySelector('details')).toBeNull();
  });
});

describe('photos', () => {
  const photo = { id: 'a-1', name: 'IMG_1.jpg', caption: '客厅天花板', width: 40, height: 60, url: '/attachments/a-1', thumbnailUrl: '/attachments/a-1/thumbnail', attachedAt: '2026-11-20T08:00:00.000Z', attachedBy: null };
  it('are shown small, with words in place of the picture, and open whole', () => {
    shown(<PhotosCard work={caseView({ attachments: [photo] })} onFiles={null} mayCaption={false} mayRemove={false} onPhoto={() => undefined} />);
    expect(screen.getByRole('img', { name: '照片：客厅天花板' }).getAttribute('src')).toBe('/attachments/a-1/thumbnail');
    expect(screen.getByRole('link').getAttribute('href')).toBe('/attachments/a-1');
    expect(document.querySelector('input')).toBeNull();
  });
  it('are described otherwise and removed by who may, each by its own button', () => {
    const onPhoto = vi.fn();
    shown(<PhotosCard work={caseView({ attachments: [photo] })} onFiles={null} mayCaption mayRemove={false} onPhoto={onPhoto} />);
    fireEvent.click(screen.getByRole('button', { name: '修改 客厅天花板 的说明' }));
    expect(onPhoto).toHaveBeenCalledExactlyOnceWith('captionFile', 'a-1');
    expect(screen.queryByRole('button', { name: '移除 客厅天花板' })).toBeNull();
    cleanup();
    shown(<PhotosCard work={caseView({ attachments: [photo] })} onFiles={null} mayCaption={false} mayRemove onPhoto={onPhoto} />);
    fireEvent.click(screen.getByRole('button', { name: '移除 客厅天花板' }));
    expect(onPhoto).toHaveBeenLastCalledWith('removeFile', 'a-1');
  });
  it('are dropped, chosen, or taken with the camera', () => {
    const onFiles = vi.fn();
    shown(<PhotosCard work={caseView()} onFiles={onFiles} mayCaption mayRemove onPhoto={() => undefined} />);
    const file = new File(['…'], '1.jpg', { type: 'image/jpeg' });
    fireEvent.drop(screen.getByRole('region', { name: '照片' }), { dataTransfer: { files: [file] } });
    const camera = screen.getByLabelText<HTMLInputElement>('拍照');
    expect(camera.getAttribute('capture')).toBe('environment');
    fireEvent.change(camera, { target: { files: [file] } });
    expect(onFiles.mock.calls).toEqual([[[file]], [[file]]]);
  });
});

const entry = (id: number, type: string, own: Partial<TimelineView> = {}): TimelineView => ({
  id: String(id), type, name: { zh: type, en: type }, at: '2026-11-20T08:00:00.000Z', actor: { id: 'p', name: { zh: '李某', en: 'Li' } }, rule: null, obligationId: null, level: null, to: null, passedOver: [], passedOverBecause: [], persons: [], note: null, statedAt: null, facts: [], ...own,
});
const fact = (key: string, value: string) => ({ key, value });

describe('the timeline says what events carry in words', () => {
  it.each([
    ['CaseReferred', [fact('party', 'DEVELOPER'), fact('inWriting', 'true')], /开发商.*书面转交/],
    ['NoteAdded', [fact('about', 'RISK')], /纠纷风险/],
    ['ReplyGiven', [fact('definite', 'true'), fact('form', 'VISIT')], /明确答复.*上门/],
    ['CaseMarkedUrgent', [fact('urgent', 'false')], /取消紧急/],
    ['CaseClosed', [fact('because', 'MERGED')], /已并入另一件/],
    ['CaseMerged', [fact('role', 'SURVIVOR')], /本件继续/],
    ['ExtensionRequested', [fact('wantedDueAt', '2026-11-21T01:30:00.000Z')], /申请的时限 2026-11-21 09:30/],
    ['CaseClassified', [fact('category', 'FIRST_AID'), fact('special', 'true')], /急救病人.*特别求助/],
    ['StepRecorded', [fact('step', 'CAR')], /车辆到楼下/],
  ])('%s', (type, facts, words) => {
    const checklists = [{ rule: 'FA-02', name: { zh: '送医院', en: 'To hospital' }, clauses: [], steps: [{ key: 'CAR', name: { zh: '车辆到楼下', en: 'Car' }, strength: 'MUST' as const, choice: null, evidence: null, recordedAt: null }] }];
    shown(<Timeline work={caseView({ checklists, timeline: [entry(1, type, { facts })] })} />);
    expect(screen.getByRole('listitem').textContent).toMatch(words);
    expect(screen.getByRole('listitem').textContent).not.toMatch(/DEVELOPER|RISK|VISIT|MERGED|SURVIVOR|FIRST_AID/);
  });
});

describe('on paper', () => {
  const paper = (own: Partial<CaseView>) => {
    shown(<PaperForm work={caseView(own)} />);
    return document.querySelector('.paper')!;
  };
  const headings = (sheet: Element) => [...sheet.querySelectorAll('th')].map(({ textContent }) => textContent);

  it('P 4.2: 《接待业主情况记录》 has date, name, telephone, room and matter, and what was done', () => {
    const timeline = [entry(3, 'CaseSettled', { note: '已换水管' }), entry(2, 'NoteAdded', { note: '已到现场' }), entry(1, 'CaseReceived'), entry(4, 'ObligationOpened', { actor: null })];
    const sheet = paper({ kind: 'REPAIR', timeline });
    expect(sheet.querySelector('h1')!.textContent).toBe('接待业主情况记录');
    expect(headings(sheet)).toEqual(['接待日期', '渠道', '业主姓名', '联系电话', '房号', '接待人', '事由', '责任部门', '负责人', '处理情况', '处理结果', '无法处理的原因', '客服主管审核', '经理审核']);
    expect(sheet.textContent).toMatch(/2026-11-20 16:00.*陈晓梅.*138\*\*\*\*1037.*3栋 1201.*楼上漏水/);
    expect([...sheet.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([expect.stringContaining('已到现场')]);
    expect(sheet.textContent).toContain('已换水管');
  });
  it('P 4.8: what cannot be done has its reason', () => {
    const closed = entry(2, 'CaseClosed', { note: '业主已搬走', facts: [fact('because', 'MANAGER')] });
    expect(paper({ kind: 'REPAIR', timeline: [closed] }).textContent).toMatch(/无法处理的原因业主已搬走/);
  });
  it('S 5.1.1: a complaint prints as 《投诉登记处理记录》, with class, report and the resident’s opinion', () => {
    const timeline = [
      entry(1, 'CaseReportedUp', { to: { key: 'HEAD_OFFICE', name: { zh: '总公司相关部门', en: 'Head office' } } }),
      entry(2, 'ResidentConfirmed', { note: '谢谢', facts: [fact('outcome', 'SATISFIED')] }),
    ];
    const sheet = paper({ kind: 'COMPLAINT', validity: 'VALID', severity: 'MAJOR', timeline });
    expect(sheet.querySelector('h1')!.textContent).toBe('投诉登记处理记录');
    expect(sheet.textContent).toMatch(/有效 · 重大/);
    expect(sheet.textContent).toMatch(/上报总公司相关部门/);
    expect(sheet.textContent).toMatch(/住户意见满意 谢谢/);
  });
  it('one sheet: of many lines the last eight, and how many came before', () => {
    const timeline = Array.from({ length: 30 }, (_, n) => entry(n + 1, 'NoteAdded', { note: `第${n + 1}次` }));
    const sheet = paper({ timeline });
    expect(sheet.querySelectorAll('li')).toHaveLength(8);
    expect(sheet.textContent).toContain('此前另有 22 条记录');
    expect(sheet.textContent).toContain('第30次');
  });
});
