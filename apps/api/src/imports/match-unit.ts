import type { Words } from '@guanjia/domain';
import { shown, words } from './problem.js';

export interface KnownUnit {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly number: string;
}

/** "3栋-1201", "3栋 1201" and "3栋1201" are one room: blanks and marks do not count. */
const squeezed = (text: string): string => text.toLowerCase().replace(/[\s\p{P}]/gu, '');
const figuresOf = (text: string): string => text.replace(/\D/g, '');

/** Finds units as people write them: building and room in two columns or in one, in either language, or by their figures ("3-1201"). */
export function unitFinder(units: readonly KnownUnit[]): (building: string | null, room: string) => string | Words {
  const byRoom = new Map<string, Set<string>>();
  const put = (key: string, id: string): void => void byRoom.set(key, (byRoom.get(key) ?? new Set()).add(id));
  for (const { id, zh, en, number } of units) {
    put(squeezed(zh + number), id);
    put(squeezed(en + number), id);
    // "1-101" means 1栋 or 1号楼, not 东区1栋.
    if (!/^\d+\p{L}{0,2}$/u.test(squeezed(zh))) continue;
    put(`#${figuresOf(zh)}-${figuresOf(number)}`, id);
    put(`#${figuresOf(zh + number)}`, id);
  }
  return (building, room) => {
    const whole = `${building ?? ''} ${room}`.trim();
    const figures = /^[\d\s\p{P}]+$/u.test(whole) ? `#${[figuresOf(building ?? ''), figuresOf(room)].filter(Boolean).join('-')}` : null;
    const apart = /^\s*(\d+)\s*[-—－/]\s*(\d+)\s*$/u.exec(room);
    const found = byRoom.get(squeezed(whole)) ?? (apart && building === null ? byRoom.get(`#${apart[1]}-${apart[2]}`) : undefined) ?? (figures ? byRoom.get(figures) : undefined);
    if (!found) return words(`没有找到房屋 ${shown(whole)}：请先导入房屋，或改正楼栋和房号。`, `there is no unit ${shown(whole)}. Import the homes first, or correct building and room.`);
    if (found.size > 1) return words(`房屋 ${shown(whole)} 不止一套：请写全楼栋和房号。`, `${shown(whole)} may be several units. Write building and room in full.`);
    return [...found][0]!;
  };
}
