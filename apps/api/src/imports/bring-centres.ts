import { addRecord } from '../set-up/save-record.js';
import { newCentre } from '../set-up/save-place.js';
import type { Bring } from './import-list.js';
import { attempt, differs, type Fate } from './list-row.js';
import { words } from './problem.js';

/** The country that the shipped procedures are from. */
const USUAL_ZONE = 'Asia/Shanghai';

/** Service centres; a new one follows the shipped procedures from its first day, as by the screen. */
export const bringCentres: Bring = async ({ client, by, centres }, rows) => {
  const fates = new Map<number, Fate>();
  const rowOf = new Map<string, number>();
  for (const row of rows) {
    const code = row.text('code').toUpperCase();
    const work = async (): Promise<Fate> => {
      const known = centres.find((centre) => centre.code === code);
      if (known) {
        const changes = [
          ...(known.zh === row.text('nameZh') ? [] : [differs('名称', 'name', known.zh, row.text('nameZh'))]),
          ...(row.text('zone') === '' || known.zone === row.text('zone') ? [] : [differs('时区', 'zone', known.zone, row.text('zone'))]),
        ];
        return changes.length > 0 ? { changed: changes } : 'KNOWN';
      }
      if (rowOf.has(code)) return { refused: row.about('code', words(`与第 ${rowOf.get(code)} 行相同：请删去一行，或换一个代码。`, `is the same as row ${rowOf.get(code)}. Delete one of them, or choose another code.`)) };
      const input = { code, nameZh: row.text('nameZh'), nameEn: row.text('nameEn') || null, zone: row.text('zone') || (centres[0]?.zone ?? USUAL_ZONE) };
      await addRecord(client, newCentre({ scope: { centreIds: [], company: true }, personId: by.personId }, input));
      rowOf.set(code, row.row);
      return 'NEW';
    };
    fates.set(row.row, await attempt(client, row, work));
  }
  return fates;
};
