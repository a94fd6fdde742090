import type { Words } from '../policy/facts.js';

/** A post of the company: a row, not an enum. These ship; a company adds its own. */
export interface ShippedPost {
  readonly name: Words;
  /** The next post up: where a step goes when this one is overdue or vacant. Null at the top. */
  readonly reportsTo: string | null;
  /** Held for all centres at once. */
  readonly companyWide: boolean;
}

const atCentre = (zh: string, en: string, reportsTo: string): ShippedPost => ({ name: { zh, en }, reportsTo, companyWide: false });
const ofCompany = (zh: string, en: string, reportsTo: string | null): ShippedPost => ({ name: { zh, en }, reportsTo, companyWide: true });

/** The posts of the glossary, in the order in which lists show them (`ordinal`). */
export const SHIPPED_POSTS = {
  RECEPTIONIST: atCentre('前台接待员', 'Receptionist', 'CS_SUPERVISOR'),
  STEWARD: atCentre('管家', 'Steward', 'CS_SUPERVISOR'),
  CUSTOMER_ASSISTANT: atCentre('客户助理', 'Customer assistant', 'CS_SUPERVISOR'),
  GUARD: atCentre('护卫员', 'Guard', 'GUARD_LEADER'),
  MAINTENANCE: atCentre('工程维护', 'Maintenance', 'DEPARTMENT_HEAD'),
  // The duty clerk puts what is not settled on the spot to the CS supervisor (X 六.2), not to the guards' line.
  DUTY_CLERK: atCentre('值班员', 'Duty clerk', 'CS_SUPERVISOR'),
  GUARD_LEADER: atCentre('值班班长', 'Guard leader', 'LINE_SUPERVISOR'),
  LINE_SUPERVISOR: atCentre('条线主管', 'Line supervisor', 'CENTRE_MANAGER'),
  CASHIER: atCentre('收银员', 'Cashier', 'CS_SUPERVISOR'),
  // Past the limit a department's matter goes to the CS supervisor (P 4.7, S 5.3.1), who disposes of it.
  DEPARTMENT_HEAD: atCentre('部门负责人', 'Department head', 'CS_SUPERVISOR'),
  CS_SUPERVISOR: atCentre('客服主管', 'Customer-service supervisor', 'CENTRE_MANAGER'),
  CENTRE_MANAGER: atCentre('管理处主任', 'Centre manager', 'GENERAL_MANAGER'),
  DEPUTY_GENERAL_MANAGER: ofCompany('主管副总经理', 'Deputy general manager', 'GENERAL_MANAGER'),
  GM_OFFICE: ofCompany('总经理室', "General manager's office", 'GENERAL_MANAGER'),
  HEAD_OFFICE: ofCompany('总公司相关部门', 'Head office department', 'GENERAL_MANAGER'),
  QUALITY_INSPECTOR: ofCompany('品质管理员', 'Quality inspector', 'QUALITY_MANAGER'),
  QUALITY_MANAGER: ofCompany('品质管理部经理', 'Quality manager', 'GENERAL_MANAGER'),
  COMPLAINT_CENTRE: ofCompany('客户投诉处理中心', 'Complaint centre', 'GENERAL_MANAGER'),
  GENERAL_MANAGER: ofCompany('总经理', 'General manager', null),
  ADMINISTRATION: ofCompany('行政人事部', 'Administration', 'GENERAL_MANAGER'),
  BUSINESS: ofCompany('经营部', 'Business department', 'GENERAL_MANAGER'),
  FINANCE: ofCompany('财务部', 'Finance', 'GENERAL_MANAGER'),
  SYSTEM_ADMIN: ofCompany('系统管理员', 'System administrator', 'GENERAL_MANAGER'),
} as const satisfies Record<string, ShippedPost>;
export type ShippedPostKey = keyof typeof SHIPPED_POSTS;

/** post → the post above it; null at the top. What a policy set carries as `reportingLine`. */
export const SHIPPED_REPORTING_LINE: Readonly<Record<string, string | null>> = Object.fromEntries(
  Object.entries(SHIPPED_POSTS).map(([key, post]) => [key, post.reportsTo]),
);
