import { SHIPPED_POSTS, type ShippedPostKey, type Words } from '@guanjia/domain';
import { DEMO_CENTRES, DEMO_LOGINS, DEMO_PASSWORD } from './company.js';

/** Whom a newcomer tries first: who registers, who is rung, who watches. */
const SHOWN: readonly ShippedPostKey[] = ['RECEPTIONIST', 'CS_SUPERVISOR', 'CENTRE_MANAGER', 'DEPARTMENT_HEAD', 'GENERAL_MANAGER', 'QUALITY_MANAGER', 'SYSTEM_ADMIN'];

/** The demo's sign-ins, with the post of each. */
export function demoAccounts(): { login: string; post: Words }[] {
  return SHOWN.map((key) => ({ login: SHIPPED_POSTS[key].companyWide ? DEMO_LOGINS[key] : `${DEMO_LOGINS[key]}.1`, post: SHIPPED_POSTS[key].name }));
}

/** The demo's sign-ins as lines for the terminal. */
export function demoSignIns(): string[] {
  const centres = DEMO_CENTRES.map((centre, n) => `.${n + 1} ${centre.name.zh} ${centre.name.en}`).join('   ');
  return [
    ...demoAccounts().map(({ login, post }) => `  ${login.padEnd(14)} ${post.zh} ${post.en}`),
    `  ${centres}`,
    `  密码 password: ${DEMO_PASSWORD}`,
  ];
}
