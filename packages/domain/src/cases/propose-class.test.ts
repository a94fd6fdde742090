import { describe, expect, it } from 'vitest';
import { proposeClass } from './propose-class.js';

const propose = (matter: string, rest: { description?: string; chosen?: Parameters<typeof proposeClass>[0]['chosen'] } = {}) => proposeClass({ matter, description: '', ...rest });

describe('FD-04: the kind that the words of a matter point to', () => {
  it.each([
    ['电梯异响', 'REPAIR', ['异响']],
    ['厨房水管漏水，已经堵塞', 'REPAIR', ['漏水', '堵塞']],
    ['投诉楼上装修扰民', 'COMPLAINT', ['投诉', '扰民']],
    ['请问物业费收费标准', 'INQUIRY', ['请问', '收费标准']],
    ['建议增加路灯', 'OPINION', ['建议']],
    ['巡查发现1201门没锁', 'UNLOCKED_DOOR', ['门没锁']],
    ['代收快递', 'CONVENIENCE', ['代收']],
    ['老人晕倒', 'HELP_REQUEST', ['晕倒']],
    ['The lift is broken', 'REPAIR', ['broken']],
    ['WATER LEAK in the kitchen', 'REPAIR', ['leak']],
  ] as const)('%s: %s', (matter, kind, words) => {
    expect(propose(matter).kind).toMatchObject({ value: kind, words });
  });

  it('what endangers people comes before everything, a complaint before a repair and an ordinary call for help', () => {
    expect(propose('投诉：地下室起火').kind?.value).toBe('HELP_REQUEST');
    expect(propose('投诉电梯故障').kind?.value).toBe('COMPLAINT');
    expect(propose('投诉求助无人理').kind?.value).toBe('COMPLAINT');
    expect(propose('求助：水管坏了').kind?.value).toBe('HELP_REQUEST');
  });

  it('the description counts as well; what nothing points to is not proposed', () => {
    expect(propose('三号楼', { description: '灯不亮' }).kind?.value).toBe('REPAIR');
    expect(propose('其他')).toEqual({ kind: null, category: null, urgent: null, severity: null });
    expect(propose('')).toEqual({ kind: null, category: null, urgent: null, severity: null });
  });

  it.each(['没有漏水', '并非漏水', 'no leak'])('what is denied is not said: %s', (matter) => expect(propose(matter).kind).toBeNull());
  it('a Latin word within another is not said', () => expect(propose('bleak').kind).toBeNull());
  it('what is denied once and said once, is said', () => expect(propose('昨天没有漏水，今天漏水').kind?.value).toBe('REPAIR'));
});

describe('HR-10: what a help request is about, and the urgent mark (C 4.1.3)', () => {
  it.each([
    ['业主昏迷', 'FIRST_AID'], ['小区里打架', 'CRIME_OR_ACCIDENT'], ['地下室水浸', 'DISASTER'], ['电梯困人', 'OTHER'],
  ] as const)('%s: %s, urgent', (matter, category) => {
    expect(propose(matter)).toMatchObject({ kind: { value: 'HELP_REQUEST' }, category: { value: category }, urgent: { value: true } });
  });

  it('urgent is a mark beside the kind: a burst pipe is an urgent repair, an ordinary question is not urgent', () => {
    expect(propose('主管爆管')).toMatchObject({ kind: { value: 'REPAIR' }, urgent: { words: ['爆管'] } });
    expect(propose('请问停车怎么办理').urgent).toBeNull();
  });

  it('no category for what is no help request', () => expect(propose('门口打架', { chosen: 'OPINION' }).category).toBeNull());
});

describe('CP-03 (S 4.1–4.3): how grave a complaint may be', () => {
  it.each([
    ['投诉漏水，多次投诉一直没解决', 'MAJOR'], ['投诉保安态度差', 'IMPORTANT'], ['投诉设施老旧不便', 'MINOR'],
  ] as const)('%s: %s', (matter, severity) => expect(propose(matter).severity).toMatchObject({ value: severity, clause: { source: 'S' } }));

  it('the gravest that is found, and only for complaints', () => {
    expect(propose('投诉不便，多次投诉').severity?.value).toBe('MAJOR');
    expect(propose('设备老旧，报修').severity).toBeNull();
    expect(propose('设备老旧，报修', { chosen: 'COMPLAINT' }).severity?.value).toBe('MINOR');
    expect(propose('投诉').severity).toBeNull();
  });
});
