import type { FieldTable } from './fields.js';
import { words } from './problem.js';

/** What a company brings of its estates: who lives where. */
export const ROLL_KINDS = ['HOMES', 'RESIDENTS', 'PUBLIC_AREAS'] as const;
export type RollKind = (typeof ROLL_KINDS)[number];

const BUILDING = ['building', 'buildingname', 'block', 'tower', '楼栋', '楼号', '楼宇', '栋', '栋号', '幢', '幢号', '座', '楼栋名称'];
const ROOM = ['number', 'unit', 'room', 'roomno', 'roomnumber', 'unitno', 'flat', '房号', '房间号', '室号', '门牌号', '单元房号', '房屋编号', '房间', '房屋'];

export const HOME_FIELDS = {
  building: { name: words('楼栋', 'building'), required: true, holds: 'TEXT', headers: BUILDING },
  number: { name: words('房号', 'room'), required: true, holds: 'TEXT', headers: ROOM },
  handedOverOn: {
    name: words('交付日期', 'handed over on'), required: false, holds: 'TIME',
    headers: ['handedoveron', 'handover', 'handoverdate', 'handedover', '交付日期', '交房日期', '收楼日期', '入伙日期', '交付时间', '交房时间', '收楼时间', '接房日期'],
  },
  buildingEn: { name: words('楼栋英文名', 'building in English'), required: false, holds: 'TEXT', headers: ['buildingen', 'buildingenglish', 'buildinginenglish', '楼栋英文', '楼栋英文名'] },
} as const satisfies FieldTable<string>;

export const RESIDENT_FIELDS = {
  building: { name: words('楼栋', 'building'), required: false, holds: 'TEXT', headers: BUILDING },
  number: { name: words('房号', 'room'), required: true, holds: 'TEXT', headers: ROOM },
  name: { name: words('姓名', 'name'), required: true, holds: 'TEXT', headers: ['name', 'resident', 'residentname', 'ownername', 'fullname', '姓名', '业主姓名', '住户姓名', '业主', '住户', '客户姓名', '客户名称', '名称'] },
  telephone: { name: words('电话', 'telephone'), required: true, holds: 'TEXT', headers: ['telephone', 'phone', 'mobile', 'tel', 'phonenumber', 'telephonenumber', 'mobilephone', '电话', '手机', '手机号', '手机号码', '联系电话', '电话号码', '联系方式'] },
  tenure: { name: words('业主或租户', 'owner or tenant'), required: false, holds: 'TENURE', headers: ['tenure', 'owner', 'ownerortenant', 'residenttype', 'type', '身份', '住户类型', '客户类型', '业主或租户', '是否业主', '关系', '类型'] },
} as const satisfies FieldTable<string>;

export const AREA_FIELDS = {
  name: { name: words('公共区域', 'public area'), required: true, holds: 'TEXT', headers: ['name', 'area', 'publicarea', 'place', '公共区域', '区域', '区域名称', '名称', '地点', '位置'] },
  nameEn: { name: words('英文名', 'in English'), required: false, holds: 'TEXT', headers: ['nameen', 'english', 'inenglish', 'englishname', 'publicareainenglish', '英文', '英文名', '英文名称'] },
} as const satisfies FieldTable<string>;

export const ROLL_FIELDS: Readonly<Record<RollKind, FieldTable<string>>> = { HOMES: HOME_FIELDS, RESIDENTS: RESIDENT_FIELDS, PUBLIC_AREAS: AREA_FIELDS };
