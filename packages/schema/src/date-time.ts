import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

/** How the API may hold a moment that it answers: a Date, milliseconds since 1970 (the domain), or an ISO text (JSON from the database). */
export type Moment = Date | number | string;

const FIRST_YEAR = 1900;
const LAST_YEAR = 2999;
// The library's own pattern takes `|` for a sign of the offset.
const OFFSET = /(z|[+-]\d\d:\d\d)$/i;

function readDateTime(value: unknown): Date {
  let moment: Date | null = null;
  if (typeof value === 'string' && value.length <= 40 && OFFSET.test(value)) {
    try {
      moment = GraphQLDateTimeISO.parseValue(value) as Date;
    } catch {
      moment = null;
    }
  }
  if (moment === null || Number.isNaN(moment.getTime())) {
    throw badMoment('不是有效的时间。请给出真实存在的日期、时刻和时区偏移，如 2026-11-20T09:30:00+08:00。', 'Not a date-time. Give a day that exists with a time and its offset, such as 2026-11-20T09:30:00+08:00.');
  }
  const year = moment.getUTCFullYear();
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw badMoment(`时间须在 ${FIRST_YEAR} 至 ${LAST_YEAR} 年之间。`, `A date-time must lie in the years ${FIRST_YEAR} to ${LAST_YEAR}.`);
  }
  return moment;
}

/** In both languages, as the API says all of its refusals. */
function badMoment(zh: string, en: string): GraphQLError {
  return new GraphQLError(en, { extensions: { code: 'BAD_USER_INPUT', messages: { zh, en } } });
}

function writeDateTime(value: unknown): string {
  if (typeof value === 'string' && value.endsWith('Z')) return value;
  const moment = value instanceof Date ? value : new Date(value as string | number);
  return moment.toISOString();
}

/** RFC 3339 with an offset in, UTC with milliseconds out. A time without its offset, a day that does not exist and a year outside 1900–2999 are refused. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'A moment: an RFC 3339 date-time with its offset from UTC, such as 2026-11-20T09:30:00+08:00, in the years 1900 to 2999. Answered in UTC with milliseconds.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: writeDateTime,
  parseValue: readDateTime,
  parseLiteral: (node) => readDateTime(node.kind === Kind.STRING ? node.value : null),
});
