import { describe, expect, it } from 'vitest';
import { scopeOf } from './scope';

const centre = (id: string, code: string) => ({ id, code, name: { zh: code, en: code }, zone: 'Asia/Shanghai' });
const post = { key: 'RECEPTIONIST', name: { zh: '前台', en: 'Reception' }, companyWide: false };
const centres = [centre('1', 'LH'), centre('2', 'YX'), centre('3', 'JD')];
const atOne = { centres, holdings: [{ post, centre: { id: '2' }, acting: false }] };
const company = { centres, holdings: [{ post: { ...post, companyWide: true }, centre: null, acting: false }] };
const codes = (text: string | null, viewer: typeof atOne | typeof company) => scopeOf(text, viewer).centres.map(({ code }) => code);

describe('the scope in the address', () => {
  it('is the centre of the post when the address says nothing', () => {
    expect(codes(null, atOne)).toEqual(['YX']);
  });
  it('is the whole company for who holds a company post', () => {
    expect(codes(null, company)).toEqual(['LH', 'YX', 'JD']);
  });
  it('takes several by their codes and passes over unknown ones', () => {
    expect(scopeOf('LH,NOWHERE,JD', atOne)).toMatchObject({ kind: 'SEVERAL', centres: [{ code: 'LH' }, { code: 'JD' }] });
  });
  it('falls back to the own centre when no code is known', () => {
    expect(scopeOf('NOWHERE', atOne)).toMatchObject({ kind: 'MINE', centres: [{ code: 'YX' }] });
  });
});
