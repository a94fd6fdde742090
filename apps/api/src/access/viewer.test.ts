import { describe, expect, it } from 'vitest';
import { viewerOf, type ViewerRow } from './viewer.js';
import { scopeOf } from './scope.js';

const [A, B, C] = ['centre a', 'centre b', 'centre c'];
const holding = (post: string, centreId: string | null, ...capabilities: string[]) => ({ id: `${post} ${centreId}`, post, centreId, from: '2026-01-01T00:00:00Z', until: null, acting: false, capabilities });
const viewer = (...holdings: ViewerRow['holdings']) =>
  viewerOf({ session_id: 's', expires_at: new Date(), person_id: 'p', login: 'l', name_zh: '', name_en: '', language: 'en', must_change_password: false, holdings, centres: [A, B, C] });

describe('what a viewer may', () => {
  it('a capability holds at the centre of its post', () => {
    const asked = viewer(holding('CENTRE_MANAGER', A, 'VIEW_CASES', 'CLOSE_CASE'), holding('RECEPTIONIST', B, 'VIEW_CASES'));
    expect(asked.capabilities.has('CLOSE_CASE')).toBe(true);
    expect(asked.capabilitiesAt(A).has('CLOSE_CASE')).toBe(true);
    expect(asked.capabilitiesAt(B).has('CLOSE_CASE')).toBe(false);
    expect(asked.postsAt(B)).toEqual(['RECEPTIONIST']);
    expect(asked.centresWith('CLOSE_CASE')).toEqual([A]);
  });

  it('a company post holds at every centre, and at none that does not exist', () => {
    const asked = viewer(holding('GENERAL_MANAGER', null, 'VIEW_CASES'));
    expect(asked.centreIds).toEqual([A, B, C]);
    expect(asked.postsAt(C)).toEqual(['GENERAL_MANAGER']);
    expect([...asked.capabilitiesAt('elsewhere')]).toEqual([]);
    expect(asked.postsAt('elsewhere')).toEqual([]);
  });

  it('sees the cases of those centres only where a post lets it', () => {
    expect(viewer(holding('CASHIER', A, 'VIEW_POLICIES'), holding('RECEPTIONIST', B, 'VIEW_CASES')).centreIds).toEqual([B]);
  });
});

describe('the scope', () => {
  it('drops a centre that is not the viewer\'s without a word', () => {
    const asked = viewer(holding('RECEPTIONIST', A, 'VIEW_CASES'));
    expect(scopeOf(asked)).toEqual({ centreIds: [A], audiences: ['CENTRE'] });
    expect(scopeOf(asked, [A, B]).centreIds).toEqual([A]);
    expect(scopeOf(asked, [B]).centreIds).toEqual([]);
    expect(scopeOf(asked, null).centreIds).toEqual([A]);
  });

  it('HR-19: who manages one centre and helps at another\'s desk reads the confidential matters of neither list, nor who was drawn for a visit', () => {
    expect(viewer(holding('CENTRE_MANAGER', A, 'VIEW_CASES')).audiences).toEqual(['CENTRE', 'CONFIDENTIAL', 'CALLBACKS']);
    expect(viewer(holding('CENTRE_MANAGER', A, 'VIEW_CASES'), holding('RECEPTIONIST', B, 'VIEW_CASES')).audiences).toEqual(['CENTRE']);
  });

  it('nobody without a post sees anything', () => {
    expect(scopeOf(viewer())).toEqual({ centreIds: [], audiences: [] });
  });
});
