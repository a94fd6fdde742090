import type { ShippedPostKey, Words } from '@guanjia/domain';

/** A made-up company, so that a newcomer finds a living desk: nothing here is a real estate, person or telephone number. */
export const DEMO_COMPANY: Words = { zh: '安和物业（演示）', en: 'Anhe Property Services (demo)' };

/** All demo people share it; it is printed at every start. */
export const DEMO_PASSWORD = 'guanjia';

interface DemoCentre {
  readonly code: string;
  readonly name: Words;
  readonly buildings: number;
  readonly floors: number;
}

export const DEMO_CENTRES: readonly DemoCentre[] = [
  { code: 'YH', name: { zh: '云河花园服务中心', en: 'Yunhe Garden service centre' }, buildings: 3, floors: 4 },
  { code: 'CX', name: { zh: '翠溪苑服务中心', en: 'Cuixi Court service centre' }, buildings: 2, floors: 5 },
  { code: 'HT', name: { zh: '海棠里服务中心', en: 'Haitang Lane service centre' }, buildings: 2, floors: 4 },
];
export const UNITS_A_FLOOR = 2;

export const DEMO_AREAS: readonly Words[] = [
  { zh: '大堂', en: 'Lobby' },
  { zh: '电梯', en: 'Lift' },
  { zh: '中心花园', en: 'Central garden' },
  { zh: '地下车库', en: 'Underground car park' },
  { zh: '南门岗亭', en: 'South gate' },
];

/** The sign-in of each post; `.1`, `.2`, `.3` follow for the centres. One person a post and centre. */
export const DEMO_LOGINS = {
  RECEPTIONIST: 'reception', STEWARD: 'steward', CUSTOMER_ASSISTANT: 'assistant', GUARD: 'guard', MAINTENANCE: 'maintenance', DUTY_CLERK: 'duty',
  GUARD_LEADER: 'guardleader', LINE_SUPERVISOR: 'line', CASHIER: 'cashier', DEPARTMENT_HEAD: 'department', CS_SUPERVISOR: 'supervisor', CENTRE_MANAGER: 'manager',
  DEPUTY_GENERAL_MANAGER: 'deputy', GM_OFFICE: 'gmoffice', HEAD_OFFICE: 'headoffice', QUALITY_INSPECTOR: 'inspector', QUALITY_MANAGER: 'quality',
  COMPLAINT_CENTRE: 'complaints', GENERAL_MANAGER: 'gm', ADMINISTRATION: 'administration', BUSINESS: 'business', FINANCE: 'finance', SYSTEM_ADMIN: 'admin',
} as const satisfies Record<ShippedPostKey, string>;

const SURNAMES: readonly Words[] = [
  ['陈', 'Chen'], ['林', 'Lin'], ['黄', 'Huang'], ['吴', 'Wu'], ['周', 'Zhou'], ['赵', 'Zhao'], ['孙', 'Sun'], ['郑', 'Zheng'], ['何', 'He'], ['罗', 'Luo'],
  ['梁', 'Liang'], ['宋', 'Song'], ['唐', 'Tang'], ['许', 'Xu'], ['邓', 'Deng'], ['冯', 'Feng'], ['韩', 'Han'], ['曹', 'Cao'], ['彭', 'Peng'],
].map(([zh, en]) => ({ zh: zh!, en: en! }));
const GIVEN_NAMES: readonly Words[] = [
  ['晓梅', 'Xiaomei'], ['建国', 'Jianguo'], ['雅琴', 'Yaqin'], ['志强', 'Zhiqiang'], ['秀兰', 'Xiulan'], ['文博', 'Wenbo'], ['佳怡', 'Jiayi'], ['国栋', 'Guodong'],
  ['淑芬', 'Shufen'], ['宇航', 'Yuhang'], ['丽华', 'Lihua'], ['明远', 'Mingyuan'], ['静', 'Jing'], ['海涛', 'Haitao'], ['思琪', 'Siqi'], ['永康', 'Yongkang'], ['婉清', 'Wanqing'],
].map(([zh, en]) => ({ zh: zh!, en: en! }));

/** The n-th name; 19 × 17 of them before one comes back. */
export function demoName(n: number): Words {
  const surname = SURNAMES[n % SURNAMES.length]!;
  const given = GIVEN_NAMES[n % GIVEN_NAMES.length]!;
  return { zh: surname.zh + given.zh, en: `${given.en} ${surname.en}` };
}

/** 1380000 and four figures: a block that reads as made up. */
export function demoTelephone(n: number): string {
  return `1380000${String(1000 + (n * 37) % 9000).padStart(4, '0')}`;
}
