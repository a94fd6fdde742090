import { ALL, type FactSource } from './fact-source.js';

/** One of the source rows whose ids are in `ids`. */
const inIds = (column: string) => `${column} = any (array(select id from ids))`;

/**
 * What counting anew changes: the queries `changed` (facts as they are, where another one or none is stored) and `gone` (facts as they are stored, where another one or none is).
 * `ids`: a query of source rows' ids, to be looked at alone; left out: all.
 */
export const difference = (source: FactSource, ids?: string) => /* sql */ `
${ids === undefined ? '' : `ids as materialized (${ids}),`}
fresh as materialized (${source.facts(ids === undefined ? ALL : inIds)}),
stored as materialized (select ${source.columns.join(', ')} from ${source.fact}${ids === undefined ? '' : ` where ${inIds(source.key)}`}),
changed as materialized (select * from fresh except select * from stored),
gone as materialized (select * from stored except select * from fresh)`;

/** Writes that difference to the facts. Of a cube it writes nothing. */
export const written = ({ fact, key, columns }: FactSource) => /* sql */ `
removed as (
  delete from ${fact} where ${key} in (select ${key} from gone except select ${key} from changed)
), put as (
  insert into ${fact} (${columns.join(', ')}) select * from changed
  on conflict (${key}) do update set ${columns.filter((column) => column !== key).map((column) => `${column} = excluded.${column}`).join(', ')}
)`;

/** The cube's rows that facts add up to, by centre and, without one, of the whole company; `from`: facts with their `sign`. Sums that are all 0 make no row. */
export const summed = ({ contributions, keys, sums }: FactSource, from: string) => /* sql */ `
select ${keys.join(', ')}, ${sums.map((sum) => `sum(sign * ${sum})::integer as ${sum}`).join(', ')} from (${contributions(from)}) each
group by ${keys.filter((key) => key !== 'centre_id').join(', ')}, grouping sets ((centre_id), ()) having ${sums.map((sum) => `sum(sign * ${sum}) <> 0`).join(' or ')}`;
