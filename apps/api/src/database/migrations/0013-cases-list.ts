import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names are found by their spelling in Latin letters, cases by room, caller and place; each person keeps filters of the list of cases. */
export class CasesList1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = /* sql */ `
-- Initials, a blank, the whole spelling: "cxm chenxiaomei". Null: not spelled yet (organisation/spell-names.ts), as after each change of the name.
alter table resident add column pinyin text;
alter table public_area add column pinyin text;
alter table building add column pinyin text;
create index resident_unspelled on resident (id) where pinyin is null;

create function name_is_spelled_anew() returns trigger language plpgsql as $$ begin new.pinyin := null; return new; end $$;
create trigger resident_spelling before update of name on resident for each row when (old.name is distinct from new.name) execute function name_is_spelled_anew();
create trigger public_area_spelling before update of name_zh on public_area for each row when (old.name_zh is distinct from new.name_zh) execute function name_is_spelled_anew();
create trigger building_spelling before update of name_zh on building for each row when (old.name_zh is distinct from new.name_zh) execute function name_is_spelled_anew();

create index service_case_resident on service_case (resident_id) where resident_id is not null;
create index service_case_area on service_case (public_area_id) where public_area_id is not null;
drop index service_case_text;
create index service_case_text on service_case using gin (number gin_trgm_ops, matter gin_trgm_ops, description gin_trgm_ops, place_text gin_trgm_ops, caller_name gin_trgm_ops,
  (regexp_replace(caller_telephone, '\\D', '', 'g')) gin_trgm_ops);

create table saved_filter (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  name text not null check (name <> ''),
  -- As the address of the list says it, without the place in the list.
  search text not null,
  constraint saved_filter_name unique (person_id, name)
);
`;

const DOWN = /* sql */ `
drop table saved_filter;
drop index service_case_text;
create index service_case_text on service_case using gin (number gin_trgm_ops, matter gin_trgm_ops, description gin_trgm_ops);
drop index service_case_area;
drop index service_case_resident;
drop trigger building_spelling on building;
drop trigger public_area_spelling on public_area;
drop trigger resident_spelling on resident;
drop function name_is_spelled_anew();
drop index resident_unspelled;
alter table building drop column pinyin;
alter table public_area drop column pinyin;
alter table resident drop column pinyin;
delete from post_capability where capability = 'EXPORT_CASES';
`;
