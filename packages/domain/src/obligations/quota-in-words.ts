import { CALLBACK_GROUP_NAMES } from '../policy/callback-group.js';
import type { Words } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import { percentOf } from '../policy/quota.js';
import type { QuotaRow } from '../policy/row.js';
import { SETTING_FACTS } from '../policy/settings.js';

/** "每月办结的日常维修至少回访10%，向上取整（公司设置）". Without settings, a share that the company sets is named and not numbered. */
export function quotaInWords(row: QuotaRow, settings?: PolicySet['settings']): Words {
  const { zh, en } = shareInWords(row, settings);
  if (row.counts === 'HOME_VISITS') return { zh: `每月完成的回访中，家访至少占${zh}，向上取整`, en: `of the visits done in a month at least ${en} at home, rounded up` };
  const group = CALLBACK_GROUP_NAMES[row.group!];
  return { zh: `每月的${group.zh}至少回访${zh}，向上取整`, en: `of a month's ${group.en.toLowerCase()} at least ${en} visited, rounded up` };
}

/** "10%", or with what the company sets it by. */
export function shareInWords(row: Pick<QuotaRow, 'share'>, settings?: PolicySet['settings']): Words {
  if ('percent' in row.share) return { zh: `${row.share.percent}%`, en: `${row.share.percent} %` };
  const { name } = SETTING_FACTS[row.share.setting];
  if (!settings) return { zh: `公司设置的比例（${name.zh}）`, en: `the share that the company sets (${name.en})` };
  const percent = percentOf(row as QuotaRow, settings);
  return { zh: `${percent}%（公司设置）`, en: `${percent} % (company setting)` };
}
