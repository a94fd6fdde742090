import type { Words } from '@guanjia/domain';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { fieldsOf, type ImportKind } from './import-kinds.js';

/** Rows that show how, in the order of the fields. */
const EXAMPLES: Readonly<Record<ImportKind, readonly (readonly string[])[]>> = {
  CENTRES: [['HY', '和园服务中心', 'Heyuan service centre', 'Asia/Shanghai'], ['TY', '桃源服务中心', 'Taoyuan service centre', '']],
  POSTS: [['案场主管', '管理处主任', '服务中心', '客服主管', 'Sales-office supervisor', ''], ['案场客服', '案场主管', '服务中心', '前台接待员', 'Sales-office receptionist', '']],
  STAFF: [['王芳', 'wangfang', '前台接待员', '和园服务中心', '2026-01-01', '', '', '中文', 'Wang Fang'], ['赵强', 'zhaoqiang', '客服主管', '和园服务中心', '2026-01-01', '2026-12-31', '是', '', '']],
  ROSTER: [['2026-12-01', '08:00', '20:00', '值班员', '王芳'], ['2026-12-01', '20:00', '08:00', '值班员', 'zhaoqiang']],
  CALENDAR: [
    ...['周一', '周二', '周三', '周四', '周五'].map((day) => [day, '', '08:30-12:00 13:30-17:30']), ['周六', '', '休息'], ['周日', '', '休息'],
    ['2027-01-01', '节假日', ''], ['2027-02-06', '节假日', ''], ['2027-02-20', '调休上班', ''],
  ],
  HOMES: [['1栋', '101', '2019-06-15', 'Building 1'], ['1栋', '102', '', 'Building 1']],
  RESIDENTS: [['1栋', '101', '陈晓梅', '13800001001', '业主'], ['1栋', '102', '林建国', '13800001002', '租户']],
  PUBLIC_AREAS: [['大堂', 'Lobby'], ['电梯', 'Lift']],
  CASES: [['2025-0001', '2025-03-08 14:05', '2025-03-10 14:05', '2025-03-08 15:00', '2025-03-09 10:30', '已办结', '厨房水管漏水', '', '给排水', '报修', '1栋 101', '', '']],
};

/** What a list says that its columns' names do not. */
const NOTES: Readonly<Partial<Record<ImportKind, readonly Words[]>>> = {
  CENTRES: [{ zh: '代码是事项编号的开头：1 至 8 个大写字母或数字。时区可不填。', en: 'The code begins the numbers of cases: 1 to 8 capital letters and digits. The zone may be left out.' }],
  POSTS: [{ zh: '随系统提供的岗位不必填写。“权限同”写一个已有的岗位；不填则没有权限，之后可在“人员与岗位”里设置。', en: 'The posts that ship need not be listed. "May do what this post may" names a post that exists; left out, the post may do nothing until it is set under staff and posts.' }],
  STAFF: [
    { zh: '一人任几个岗位，就写几行。岗位写名称或代码；服务中心不填时，取页面上选定的服务中心。', en: 'Who holds several posts stands in several rows. Posts by name or key; without a centre, the one chosen on the page.' },
    { zh: '不填密码：系统给每位新员工一个初始密码，导入后只显示一次，本人首次登录时须改掉。', en: 'No passwords: each new colleague gets a first one, which is shown once after the import and has to be changed at the first sign-in.' },
  ],
  ROSTER: [{ zh: '一行一个班次。下班时间不晚于上班时间的，算到第二天。员工写姓名或登录账号。', en: 'One shift a row. One that does not end after it begins ends on the next day. People by name or sign-in name.' }],
  CALENDAR: [{ zh: '先写周一至周日的工作时间（一天可有几段），再写每年的节假日和调休上班日。', en: 'First the hours of Monday to Sunday (several spans a day), then the holidays and make-up days of each year.' }],
};

const SHEETS = { rows: { zh: '填写', en: 'Fill in' }, about: { zh: '说明', en: 'About' } } as const satisfies Record<string, Words>;
const NEEDED: Words = { zh: '必填', en: 'needed' };
const text = (value: string) => (value === '' ? null : { value, type: String });
const heading = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });

/** A workbook to fill in: the columns by the names that are recognised, rows that show how, and a sheet that says what is needed. All cells are text, so that 0101 and dates stay as typed. */
export async function templateFile(kind: ImportKind, language: keyof Words): Promise<Buffer> {
  const fields = Object.values(fieldsOf(kind));
  const names = fields.map(({ name }) => name[language]);
  const rows: Row[] = [names.map(heading), ...EXAMPLES[kind].map((cells) => cells.map(text))];
  const about: Row[] = [
    ...fields.map(({ name, required }): Row => [heading(name[language]), text(required ? NEEDED[language] : '')]),
    ...(NOTES[kind] ?? []).map((note): Row => [text(note[language])]),
  ];
  const book = writeXlsxFile([
    { data: rows, sheet: SHEETS.rows[language], columns: fields.map(() => ({ width: 20 })), stickyRowsCount: 1 },
    { data: about, sheet: SHEETS.about[language], columns: [{ width: 30 }, { width: 12 }] },
  ]);
  return (book.toBuffer as () => Promise<Buffer>)();
}
