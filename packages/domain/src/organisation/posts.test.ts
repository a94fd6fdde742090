import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from './capabilities.js';
import { audiencesOf, POST_CAPABILITIES } from './post-capabilities.js';
import { SHIPPED_POSTS, SHIPPED_REPORTING_LINE } from './posts.js';

describe('the shipped posts', () => {
  it('each reports up a line that ends at the general manager', () => {
    for (const post of Object.keys(SHIPPED_POSTS)) {
      const line = [post];
      for (let up = SHIPPED_REPORTING_LINE[post]; up; up = SHIPPED_REPORTING_LINE[up]) {
        expect(line, `${post} reports in a circle`).not.toContain(up);
        line.push(up);
      }
      expect(line.at(-1)).toBe('GENERAL_MANAGER');
    }
  });

  it('a company post never reports to a post of one centre: nobody would know which', () => {
    for (const post of Object.values(SHIPPED_POSTS)) {
      if (post.companyWide && post.reportsTo) {
        expect(SHIPPED_POSTS[post.reportsTo as keyof typeof SHIPPED_POSTS].companyWide).toBe(true);
      }
    }
  });

  it('P 4.7–4.8: desk → CS supervisor → manager → general manager', () => {
    expect(SHIPPED_REPORTING_LINE).toMatchObject({
      RECEPTIONIST: 'CS_SUPERVISOR', DEPARTMENT_HEAD: 'CS_SUPERVISOR', CS_SUPERVISOR: 'CENTRE_MANAGER', CENTRE_MANAGER: 'GENERAL_MANAGER',
    });
  });
});

describe('capabilities', () => {
  it('each is held by some post', () => {
    const held = new Set<string>(Object.values(POST_CAPABILITIES).flat());
    expect(CAPABILITIES.filter((capability) => !held.has(capability))).toEqual([]);
  });

  it('law 1, law 2: the desk cannot approve its own development or longer limit', () => {
    expect(POST_CAPABILITIES.RECEPTIONIST).not.toContain('APPROVE_DEVELOPMENT');
    expect(POST_CAPABILITIES.RECEPTIONIST).not.toContain('APPROVE_LONGER_LIMIT');
    expect(POST_CAPABILITIES.CS_SUPERVISOR).toContain('APPROVE_DEVELOPMENT');
  });

  it('P 4.8: only a manager closes with a reason', () => {
    const closers = Object.entries(POST_CAPABILITIES).filter(([, may]) => (may as readonly string[]).includes('CLOSE_CASE')).map(([post]) => post);
    expect(closers).toEqual(['CENTRE_MANAGER', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER']);
  });
});

describe('audiences', () => {
  it('T 4.2: what the quality department plans is never the centre\'s', () => {
    expect(audiencesOf(['CENTRE_MANAGER', 'CS_SUPERVISOR', 'RECEPTIONIST'])).not.toContain('QUALITY');
    expect(audiencesOf(['QUALITY_MANAGER'])).toContain('QUALITY');
  });

  it("a company's own post sees the ordinary records only", () => {
    expect(audiencesOf(['POOL_ATTENDANT'])).toEqual(['CENTRE']);
    expect(audiencesOf([])).toEqual([]);
  });
});
