import { CAPABILITIES, maskTelephone, type Words } from '@guanjia/domain';
import type { Capability, CaseRef, PersonRef, Post, Resident, ServiceCentre } from '@guanjia/schema';
import DataLoader from 'dataloader';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import type { Database } from '../database/database.js';
import { ServiceCentreEntity } from './centre.entity.js';
import { placesById, type PlaceRow } from './places.js';
import { PostEntity } from './post.entity.js';

/** Lists nest: each kind of thing is fetched once a request, however many rows name it. */
export interface OrganisationLoaders {
  /** Null for an unknown key: a company may have taken the post out of its table. */
  readonly post: DataLoader<string, Post | null>;
  readonly capabilitiesOfPost: DataLoader<string, Capability[]>;
  readonly centre: DataLoader<string, ServiceCentre | null>;
  readonly person: DataLoader<string, PersonRef | null>;
  /** Units and public areas; load only ids of records that the viewer may see. */
  readonly place: DataLoader<string, PlaceRow | null>;
  readonly residentsOfUnit: DataLoader<string, Resident[]>;
  /** Open cases of a place within the viewer's scope, newest first, 20 at most. */
  readonly openCasesOfPlace: DataLoader<string, CaseRef[]>;
}

export function organisationLoaders({ pool, dataSource }: Database, viewer: Viewer | null): OrganisationLoaders {
  const scope = viewer ? scopeOf(viewer) : { centreIds: [], audiences: [] };
  return {
    post: new DataLoader(async (keys) => inOrder(keys, (await dataSource.getRepository(PostEntity).find()).map(postOf), (post) => post.key)),
    capabilitiesOfPost: new DataLoader(async (keys) => {
      const { rows } = await pool.query<{ post: string; capability: Capability }>('select post, capability from post_capability where post = any($1::text[]) order by capability', [keys]);
      const known = new Set<string>(CAPABILITIES);
      return grouped(keys, rows.filter(({ capability }) => known.has(capability)), (row) => row.post, ({ capability }) => capability);
    }),
    centre: new DataLoader(async (ids) => inOrder(ids, (await dataSource.getRepository(ServiceCentreEntity).find()).map(centreOf), (centre) => centre.id)),
    person: new DataLoader(async (ids) => {
      const { rows } = await pool.query<{ id: string; zh: string; en: string }>('select id, name_zh as zh, name_en as en from person where id = any($1::uuid[])', [ids]);
      return inOrder(ids, rows.map(({ id, zh, en }) => ({ id, name: { zh, en } })), (person) => person.id);
    }),
    place: new DataLoader(async (ids) => {
      const places = await placesById(pool, ids);
      return ids.map((id) => places.get(id) ?? null);
    }),
    residentsOfUnit: new DataLoader(async (ids) => {
      const { rows } = await pool.query<{ unit: string; id: string; name: string; telephone: string; owner: boolean }>(
        `select r.unit_id as unit, r.id, r.name, r.telephone, r.owner from resident r join service_centre c on c.id = r.centre_id
         where r.unit_id = any($1::uuid[]) and r.centre_id = any($2::uuid[]) and (r.moved_out_on is null or r.moved_out_on > (app_now() at time zone c.zone)::date)
         order by r.owner desc, r.name collate "zh-x-icu"`,
        [ids, scope.centreIds],
      );
      return grouped(ids, rows, (row) => row.unit, ({ id, name, telephone, owner }) => ({ id, name, telephoneMasked: maskTelephone(telephone), owner }));
    }),
    openCasesOfPlace: new DataLoader(async (ids) => {
      const { rows } = await pool.query<CaseRef & { place: string }>(
        `select c.* from unnest($1::uuid[]) as wanted(place) cross join lateral (
           select wanted.place, id, number, matter, status, received_at as "receivedAt" from service_case
           where (unit_id = wanted.place or public_area_id = wanted.place) and status <> 'CLOSED' and not historic
             and centre_id = any($2::uuid[]) and audience = any($3::text[])
           order by received_at desc limit 20
         ) c`,
        [ids, scope.centreIds, scope.audiences],
      );
      return grouped(ids, rows, (row) => row.place, (row) => row);
    }),
  };
}

export function postOf(row: PostEntity): Post {
  return { key: row.key, name: words(row), reportsTo: row.reportsTo, companyWide: row.companyWide };
}

export function centreOf(row: ServiceCentreEntity): ServiceCentre {
  return { id: row.id, code: row.code, name: words(row), zone: row.zone };
}

const words = (row: { nameZh: string; nameEn: string }): Words => ({ zh: row.nameZh, en: row.nameEn });

function inOrder<T>(keys: readonly string[], things: readonly T[], keyOf: (thing: T) => string): (T | null)[] {
  const byKey = new Map(things.map((thing) => [keyOf(thing), thing]));
  return keys.map((key) => byKey.get(key) ?? null);
}

function grouped<R, T>(keys: readonly string[], rows: readonly R[], keyOf: (row: R) => string, made: (row: R) => T): T[][] {
  const groups = new Map<string, T[]>(keys.map((key) => [key, []]));
  for (const row of rows) {
    groups.get(keyOf(row))?.push(made(row));
  }
  return keys.map((key) => groups.get(key) ?? []);
}
