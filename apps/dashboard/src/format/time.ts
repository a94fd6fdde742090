/** Moments on screens: always on the wall clock of a service centre, never of the browser. */

type Parts = Readonly<Record<string, string>>;

const formats = new Map<string, Intl.DateTimeFormat>();
/** A live list asks for the same few moments at each news, and the calendar of a zone is slow. */
const known = new Map<string, Parts>();
const MOST_KNOWN = 5_000;

function partsOf(at: number, zone: string): Parts {
  const key = `${zone} ${Math.floor(at / 1000)}`;
  let parts = known.get(key);
  if (!parts) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, (parts = readParts(at, zone)));
  }
  return parts;
}

function readParts(at: number, zone: string): Parts {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
    formats.set(zone, format);
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** `2026-11-20`, the day at the centre. */
export function dayIn(zone: string, at: number): string {
  const { year, month, day } = partsOf(at, zone);
  return `${year}-${month}-${day}`;
}

/** `2026-11-20 14:05`, the same in both languages: no order of day and month to guess. */
export function dateTimeIn(zone: string, at: number): string {
  const { hour, minute } = partsOf(at, zone);
  return `${dayIn(zone, at)} ${hour}:${minute}`;
}

/** `14:05` on the same day as `now`, `11-19 14:05` in the same year, else the whole date. */
export function shortTimeIn(zone: string, at: number, now: number): string {
  const whole = dateTimeIn(zone, at);
  const today = dayIn(zone, now);
  if (whole.startsWith(today)) return whole.slice(11);
  return whole.startsWith(today.slice(0, 5)) ? whole.slice(5) : whole;
}

/** `14:05:09` */
export function clockIn(zone: string, at: number): string {
  const { hour, minute, second } = partsOf(at, zone);
  return `${hour}:${minute}:${second}`;
}

/** The API's instants are ISO texts; screens reckon in milliseconds. */
export function instant(iso: string): number {
  return Date.parse(iso);
}

/** The instant at which the centre's day of `at` began. */
export function startOfDayIn(zone: string, at: number): number {
  const sinceMidnight = (moment: number) => {
    const { hour, minute, second } = partsOf(moment, zone);
    return ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + (moment % 1000);
  };
  const start = at - sinceMidnight(at);
  // On a day with a changed clock the first step misses midnight by an hour, to either side.
  const missed = sinceMidnight(start);
  return missed < 43_200_000 ? start - missed : start + 86_400_000 - missed;
}
