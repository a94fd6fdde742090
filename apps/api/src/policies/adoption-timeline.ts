import { settingsAt, type AllSettings, type SettingsChange } from '@guanjia/domain';

/** What a centre follows in one area from a moment on: the version of the followed pack first, then those it builds on; none: nothing any more. */
export interface AreaChoice {
  readonly area: string;
  /** ms since 1970. */
  readonly from: number;
  readonly versionIds: readonly string[];
}

/** A row of `policy_adoption`, read: everything that is followed from a moment on. */
export interface Followed {
  readonly from: number;
  readonly areas: Readonly<Record<string, readonly string[]>>;
  readonly settings: AllSettings;
}

/** The choices that the rows tell: an area's pack changes where its versions are others than in the row before. Rows by time. */
export function choicesOf(rows: readonly Followed[]): AreaChoice[] {
  const last = new Map<string, readonly string[]>();
  return rows.flatMap(({ from, areas }) =>
    [...new Set([...last.keys(), ...Object.keys(areas)])].flatMap((area) => {
      const versionIds = areas[area] ?? [];
      if (same(versionIds, last.get(area) ?? [])) return [];
      last.set(area, versionIds);
      return [{ area, from, versionIds }];
    }),
  );
}

/**
 * The rows from `now` on that follow from choices and settings. Each is whole, so that a case pins one; areas and settings go their own ways in between, so that
 * a choice in one area never takes back a later one in another, nor a new limit a new procedure. What changes nothing gives no row.
 * @param beginning the settings before the first change
 */
export function followedFrom(now: number, choices: readonly AreaChoice[], changes: readonly SettingsChange[], beginning: AllSettings): Followed[] {
  const moments = [...new Set([...choices, ...changes].map(({ from }) => from))].filter((from) => from >= now).toSorted((one, other) => one - other);
  let before = at(now - 1);
  return moments.flatMap((from) => {
    const next = at(from);
    if (Object.keys(next.areas).length === 0 || equal(before, next)) return [];
    before = next;
    return [next];
  });

  function at(moment: number): Followed {
    const areas: Record<string, readonly string[]> = {};
    for (const choice of choices.filter(({ from }) => from <= moment).toSorted((one, other) => one.from - other.from)) {
      if (choice.versionIds.length > 0) areas[choice.area] = choice.versionIds;
      else delete areas[choice.area];
    }
    return { from: moment, areas, settings: settingsAt(changes, moment, beginning) };
  }
}

/** Whether two rows say the same, whenever they begin. */
export function equal(one: Followed, other: Followed): boolean {
  const areas = new Set([...Object.keys(one.areas), ...Object.keys(other.areas)]);
  return [...areas].every((area) => same(one.areas[area] ?? [], other.areas[area] ?? [])) && JSON.stringify(sorted(one.settings)) === JSON.stringify(sorted(other.settings));
}

const same = (one: readonly string[], other: readonly string[]) => one.toSorted().join() === other.toSorted().join();
const sorted = (settings: AllSettings) => Object.entries(settings).toSorted(([one], [other]) => (one < other ? -1 : 1));
