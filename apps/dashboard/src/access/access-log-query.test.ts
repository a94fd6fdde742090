import { describe, expect, it } from 'vitest';
import { ACTS, accessLogQueryOf } from './access-log-query';
import contract from '../../../../packages/schema/schema.graphql?raw';
import zh from '../i18n/zh-CN/access.json';

const of = (text: string, zone = 'Asia/Shanghai') => accessLogQueryOf(new URLSearchParams(text), zone);

describe('the address says what the access log shows', () => {
  it('days are whole days at the centre, both included', () => {
    expect(of('from=2026-11-01&until=2026-11-30').filter).toEqual({ from: '2026-10-31T16:00:00.000Z', until: '2026-11-30T16:00:00.000Z' });
    expect(of('until=2026-12-31', 'America/New_York').filter).toEqual({ until: '2027-01-01T05:00:00.000Z' });
  });

  it('person and act; a page', () => {
    expect(of('person=%20黄宇航%20&act=REVEAL_TELEPHONE&after=abc')).toEqual({ filter: { person: '黄宇航', acts: ['REVEAL_TELEPHONE'] }, after: 'abc' });
  });

  it.each(['act=LOOK', 'from=yesterday', 'until=2026-13-45', 'person=%20', ''])('%s is passed over', (text) => {
    expect(of(text)).toEqual({ filter: {}, after: null });
  });
});

describe('every act of the contract', () => {
  const acts = /enum AccessAct \{([\s\S]*?)\n\}/.exec(contract)![1]!.match(/^ {2}[A-Z_]+$/gm)!.map((act) => act.trim());

  it('can be filtered by, and has a name', () => {
    expect([...ACTS].sort()).toEqual(acts.sort());
    expect(Object.keys(zh.act).sort()).toEqual(acts.sort());
  });
});
