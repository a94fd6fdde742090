import type { FieldTable } from './fields.js';
import { words } from './problem.js';

/** What a company brings of itself: each row goes through the verb of the screen that keeps the list. */
export const LIST_KINDS = ['CENTRES', 'POSTS', 'STAFF', 'ROSTER', 'CALENDAR'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** What the list's own screen asks for. */
export const LIST_CAPABILITY = { CENTRES: 'MANAGE_PLACES', POSTS: 'MANAGE_STAFF', STAFF: 'MANAGE_STAFF', ROSTER: 'PLAN_ROSTER', CALENDAR: 'MANAGE_POLICIES' } as const satisfies Record<ListKind, string>;
/** Lists of the whole company: only who holds that capability for all of it may bring them. */
export const COMPANY_LISTS: readonly ListKind[] = ['CENTRES', 'POSTS', 'STAFF'];

const NAME_EN = ['nameen', 'nameinenglish', 'english', 'englishname', 'englishnames', '英文', '英文名', '英文名称', '英文姓名'];
const POST = ['post', 'position', 'jobtitle', '岗位', '岗位名称', '职务', '职位', '任职岗位'];

export const CENTRE_FIELDS = {
  code: { name: words('代码', 'code'), required: true, holds: 'KEY', headers: ['code', 'centrecode', '代码', '中心代码', '服务中心代码', '编码'] },
  nameZh: { name: words('服务中心', 'service centre'), required: true, holds: 'TEXT', headers: ['name', 'centre', 'servicecentre', '服务中心', '服务中心名称', '管理处', '管理处名称', '项目', '项目名称', '名称'] },
  nameEn: { name: words('英文名', 'name in English'), required: false, holds: 'TEXT', headers: NAME_EN },
  zone: { name: words('时区', 'time zone'), required: false, holds: 'TEXT', headers: ['zone', 'timezone', '时区'] },
} as const satisfies FieldTable<string>;

export const POST_FIELDS = {
  nameZh: { name: words('岗位', 'post'), required: true, holds: 'TEXT', headers: [...POST, 'name', '名称'] },
  reportsTo: { name: words('上级岗位', 'reports to'), required: true, holds: 'TEXT', headers: ['reportsto', 'superior', 'above', '上级岗位', '上级', '汇报岗位', '汇报给', '直接上级'] },
  level: { name: words('公司或服务中心', 'company or centre'), required: false, holds: 'TEXT', headers: ['level', 'companyorcentre', 'scope', '公司或服务中心', '层级', '所属', '级别'] },
  rightsOf: { name: words('权限同', 'may do what this post may'), required: false, holds: 'TEXT', headers: ['rightsof', 'rightsas', 'maydowhatthispostmay', '权限同', '权限同岗位', '参照岗位', '权限'] },
  nameEn: { name: words('英文名', 'name in English'), required: false, holds: 'TEXT', headers: NAME_EN },
  key: { name: words('岗位代码', 'key'), required: false, holds: 'TEXT', headers: ['key', 'postkey', '岗位代码', '代码'] },
} as const satisfies FieldTable<string>;

export const STAFF_FIELDS = {
  nameZh: { name: words('姓名', 'name'), required: true, holds: 'TEXT', headers: ['name', 'fullname', 'person', 'staff', '姓名', '员工', '员工姓名', '名字'] },
  login: { name: words('登录账号', 'sign-in name'), required: true, holds: 'TEXT', headers: ['login', 'signinname', 'username', 'account', '登录账号', '账号', '用户名', '登录名', '工号', '员工编号'] },
  post: { name: words('岗位', 'post'), required: false, holds: 'TEXT', headers: POST },
  centre: { name: words('服务中心', 'service centre'), required: false, holds: 'TEXT', headers: ['centre', 'servicecentre', 'site', '服务中心', '管理处', '项目', '所属中心', '所属项目'] },
  from: { name: words('任期起', 'in office from'), required: false, holds: 'TIME', headers: ['from', 'inofficefrom', 'since', 'startdate', '任期起', '任职日期', '任职时间', '入职日期', '到岗日期', '开始日期'] },
  until: { name: words('任期止', 'in office until'), required: false, holds: 'TIME', headers: ['until', 'inofficeuntil', 'enddate', '任期止', '任期至', '结束日期', '离任日期'] },
  acting: { name: words('代理', 'acting'), required: false, holds: 'TEXT', headers: ['acting', '代理', '是否代理'] },
  language: { name: words('语言', 'language'), required: false, holds: 'TEXT', headers: ['language', '语言', '界面语言'] },
  nameEn: { name: words('英文名', 'name in English'), required: false, holds: 'TEXT', headers: NAME_EN },
} as const satisfies FieldTable<string>;

export const ROSTER_FIELDS = {
  day: { name: words('日期', 'day'), required: true, holds: 'TIME', headers: ['day', 'date', 'shiftdate', '日期', '值班日期', '排班日期', '班次日期'] },
  from: { name: words('上班', 'begins'), required: true, holds: 'TEXT', headers: ['from', 'begins', 'start', 'starttime', '上班', '上班时间', '开始', '开始时间'] },
  until: { name: words('下班', 'ends'), required: true, holds: 'TEXT', headers: ['until', 'ends', 'end', 'endtime', '下班', '下班时间', '结束', '结束时间'] },
  post: { name: words('岗位', 'post'), required: true, holds: 'TEXT', headers: POST },
  person: { name: words('员工', 'person'), required: true, holds: 'TEXT', headers: ['person', 'login', 'name', 'staff', '员工', '姓名', '登录账号', '值班人', '值班人员', '当班人'] },
} as const satisfies FieldTable<string>;

export const CALENDAR_FIELDS = {
  day: { name: words('日期或星期', 'day or weekday'), required: true, holds: 'TEXT', headers: ['day', 'dayorweekday', 'date', 'weekday', '日期或星期', '日期', '星期'] },
  kind: { name: words('类型', 'kind of day'), required: false, holds: 'TEXT', headers: ['kind', 'kindofday', 'type', '类型', '日期类型', '性质', '安排'] },
  hours: { name: words('工作时间', 'hours'), required: false, holds: 'TEXT', headers: ['hours', 'workinghours', 'openinghours', 'time', '工作时间', '上班时间', '时间', '时段'] },
} as const satisfies FieldTable<string>;

export const LIST_FIELDS: Readonly<Record<ListKind, FieldTable<string>>> = { CENTRES: CENTRE_FIELDS, POSTS: POST_FIELDS, STAFF: STAFF_FIELDS, ROSTER: ROSTER_FIELDS, CALENDAR: CALENDAR_FIELDS };
