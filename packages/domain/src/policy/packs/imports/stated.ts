import type { PolicyPack } from '../../row.js';
import { product } from '../cite.js';

/** For matters that come from another system together with their due times: the product judges by those. */
export const importsStated = {
  key: 'imports/stated',
  area: 'IMPORTS',
  name: { zh: '导入记录自带期限', en: 'Due times that imported records bring along' },
  rows: [
    {
      kind: 'obligation',
      key: 'IMPORT-DUE',
      name: { zh: '在原记录所载期限前办结', en: 'Settled by the due time that the record states' },
      clauses: [product('导入记录所载的期限。', 'The due time that the record brings along.')],
      because: {
        zh: '此时限由别家按本系统之外的规则定下，照其时刻执行；没有记载期限的，本行不产生义务。',
        en: 'Another house set this limit by rules that are not here; its moment is taken as it stands, and a record without one owes nothing by this row.',
      },
      subject: 'case',
      appliesTo: {},
      opensOn: { event: 'CaseReceived' },
      clockFrom: 'receivedAt',
      term: { kind: 'fact', fact: 'statedDueAt' },
      sets: 'SETTLEMENT',
      metBy: { event: 'CaseSettled' },
      owedBy: ['CASE_OWNER'],
      strength: 'MUST',
    },
  ],
} as const satisfies PolicyPack;
